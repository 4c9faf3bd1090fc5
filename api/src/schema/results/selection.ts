import { type RunSelection, selectionsOfRuns } from "@dreambooth-dpo/db";
import { batched, builder } from "../core/index.ts";
import { Run, Stage } from "../experiments/index.ts";

/** What a run selects pairs by in a round, and what came of it. */
interface Selection {
  readonly round: number;
  readonly configuration: unknown;
  readonly made: RunSelection | null;
}

const SelectionType = builder.objectRef<Selection>("Selection").implement({
  description: "How a run selects the preference pairs of a round, and what came of it.",
  fields: (t) => ({
    round: t.exposeInt("round", { description: "Round of preference training, from 1." }),
    configuration: t.expose("configuration", {
      type: "JSON",
      description: "What it selects by: an angle window in degrees, or weights.",
    }),
    stage: t.field({
      type: Stage,
      nullable: true,
      description: "The stage that selects; null until a runner has planned it.",
      resolve: ({ made }) => made?.stageId ?? null,
    }),
    candidates: t.int({
      nullable: true,
      description: "Pairs to choose from; null until it is made.",
      resolve: ({ made }) => made?.statistics?.candidates ?? null,
    }),
    nearDuplicates: t.int({
      nullable: true,
      description: "Candidates whose two images hardly differ, which are never kept; null until it is made.",
      resolve: ({ made }) => made?.statistics?.nearDuplicates ?? null,
    }),
    kept: t.int({
      nullable: true,
      description: "Pairs that are trained on; null until it is made.",
      resolve: ({ made }) => made?.statistics?.kept ?? null,
    }),
    keptFraction: t.float({
      nullable: true,
      description: "Share of the candidates that is kept, 0 to 1; null until it is made.",
      resolve: ({ made }) => made?.statistics?.keptFraction ?? null,
    }),
    meanDeltaTextSimilarity: t.float({
      nullable: true,
      description: "Mean of the kept pairs' differences in TS, raw cosine units; null until it is made.",
      resolve: ({ made }) => made?.statistics?.meanDeltaTextSimilarity ?? null,
    }),
    meanDeltaImageSimilarity: t.float({
      nullable: true,
      description: "Mean of the kept pairs' differences in IS, raw cosine units; null until it is made.",
      resolve: ({ made }) => made?.statistics?.meanDeltaImageSimilarity ?? null,
    }),
    statistics: t.field({
      type: "JSON",
      nullable: true,
      description:
        "All that was recorded of it, with histograms of angles and scores; null until it is made.",
      resolve: ({ made }) => made?.statistics ?? null,
    }),
  }),
});

const selections = batched<null, ReadonlyMap<number, RunSelection>>(
  (ids, _, { db }) => selectionsOfRuns(db, ids),
  () => new Map(),
);

builder.objectField(Run, "selections", (t) =>
  t.field({
    type: [SelectionType],
    description: "Its selections, one for each round; none of a baseline and of imported images.",
    complexity: { field: 2, multiplier: 2 },
    resolve: async ({ id, configuration }, _, services) => {
      const { selections: configured = [] } = configuration as { readonly selections?: readonly unknown[] };
      if (configured.length === 0) return [];
      const made = await selections(id, null, services);
      return configured.map((each, i) => ({
        round: i + 1,
        configuration: each,
        made: made.get(i + 1) ?? null,
      }));
    },
  }),
);
