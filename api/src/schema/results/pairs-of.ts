import { type PairFilter, pairList } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { builder, given, listArguments, orderingInput, ownedList } from "../core/index.ts";
import { Run, Stage } from "../experiments/index.ts";
import { Pair, PairConnection } from "./pair.ts";

const RangeInput = builder.inputType("FloatRange", {
  description: "Ends of a range, included; one left out is open.",
  fields: (t) => ({
    min: t.float({ description: "At least this." }),
    max: t.float({ description: "At most this." }),
  }),
});

const PairFilterInput = builder.inputType("PairFilter", {
  description: "Which pairs; a field left out narrows nothing.",
  fields: (t) => ({
    kept: t.boolean({ description: "Only kept ones (true) or only the others (false)." }),
    promptIndex: t.int({ description: "Of the prompt at this place among the images'." }),
    indices: t.intList({
      description: "Of these numbers in their selection, such as those of a pairCloud; at most 100.",
    }),
    angle: t.field({ type: RangeInput, description: "Degrees, -180 to 180." }),
    deltaTextSimilarity: t.field({ type: RangeInput, description: "Difference in TS, raw cosine units." }),
    deltaImageSimilarity: t.field({ type: RangeInput, description: "Difference in IS, raw cosine units." }),
  }),
});

const PairOrder = orderingInput("pair", {
  index: "Number in the selection.",
  angle: "Angle.",
  deltaTextSimilarity: "Difference in TS.",
  deltaImageSimilarity: "Difference in IS.",
});

/** Most pairs that are asked for by their numbers: as many as a page has rows. */
const mostIndices = 100;

function pairFilter(input: (typeof PairFilterInput)["$inferInput"] | null | undefined): PairFilter {
  const { angle, deltaTextSimilarity, deltaImageSimilarity, ...rest } = given(input);
  const asked = rest.indices?.length ?? 0;
  if (asked > mostIndices) throw AppError.badInput("indices", asked, `at most ${mostIndices} numbers`);
  return {
    ...rest,
    ...(angle ? { angle: given(angle) } : {}),
    ...(deltaTextSimilarity ? { deltaTextSimilarity: given(deltaTextSimilarity) } : {}),
    ...(deltaImageSimilarity ? { deltaImageSimilarity: given(deltaImageSimilarity) } : {}),
  };
}

const byIndex = { field: "index", direction: "asc" } as const;
const pairsOfRun = ownedList(pairList, "run", byIndex);
const pairsOfStage = ownedList(pairList, "stage", byIndex);

builder.objectField(Run, "pairs", (t) =>
  t.connection(
    {
      type: Pair,
      description: "Candidate pairs of its selections, kept or not; by number unless asked otherwise.",
      args: {
        round: t.arg.int({ description: "Only of this round, from 1." }),
        ...listArguments(PairFilterInput, PairOrder),
      },
      resolve: ({ id }, { round, filter, ...args }, services) =>
        pairsOfRun(id, args, services, { ...pairFilter(filter), ...given({ round: round ?? null }) }),
    },
    PairConnection,
  ),
);

builder.objectField(Stage, "pairs", (t) =>
  t.connection(
    {
      type: Pair,
      description:
        "Its candidate pairs, kept or not, by number unless asked otherwise; none unless it selects.",
      args: listArguments(PairFilterInput, PairOrder),
      resolve: ({ id }, { filter, ...args }, services) =>
        pairsOfStage(id, args, services, pairFilter(filter)),
    },
    PairConnection,
  ),
);
