import { type ImageFilter, type ImageOrder, orderByScore } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { builder, DirectionType, given } from "../core/index.ts";
import { ImageScoreMetric, JudgeType } from "./judges.ts";

const ScoreRangeInput = builder.inputType("ImageScoreRange", {
  description: "Images that have a score, in a range where an end is given.",
  fields: (t) => ({
    judge: t.field({ type: JudgeType, required: true, defaultValue: "clip", description: "By whom." }),
    metric: t.field({ type: ImageScoreMetric, required: true, description: "By what." }),
    min: t.float({ description: "At least this, a raw cosine." }),
    max: t.float({ description: "At most this, a raw cosine." }),
  }),
});

export const ImageFilterInput = builder.inputType("ImageFilter", {
  description: "Which images; a field left out narrows nothing.",
  fields: (t) => ({
    promptContains: t.string({ description: "Part of the prompt, in any case." }),
    promptIndex: t.int({ description: "Of the prompt at this place of its stage." }),
    sample: t.int({ description: "Only this image of each prompt." }),
    seed: t.float({ description: "Of this seed." }),
    scores: t.field({ type: [ScoreRangeInput], description: "With all of these scores; at most 8." }),
  }),
});

const OrderField = builder.enumType("ImageOrderField", {
  description: "What images can be sorted by.",
  values: {
    PROMPT: { value: "prompt", description: "Place of the prompt, then sample." },
    CREATED: { value: "created", description: "When they were stored." },
    SCORE: {
      value: "score",
      description: "The score that `judge` and `metric` name; images without it are left out.",
    },
  } as const,
});

export const ImageOrderInput = builder.inputType("ImageOrder", {
  description: "How images are sorted.",
  fields: (t) => ({
    field: t.field({ type: OrderField, required: true, description: "By what." }),
    judge: t.field({
      type: JudgeType,
      required: true,
      defaultValue: "clip",
      description: "Whose score, of an order by score.",
    }),
    metric: t.field({
      type: ImageScoreMetric,
      required: true,
      defaultValue: "is",
      description: "Which score, of an order by score.",
    }),
    direction: t.field({
      type: DirectionType,
      required: true,
      defaultValue: "desc",
      description: "Which way; greatest (for times: newest) first by default.",
    }),
  }),
});

const mostRanges = 8;

/** A list of images as db takes it. BAD_INPUT for too many score ranges. */
export function imageSelection({
  filter,
  orderBy,
}: {
  readonly filter?: (typeof ImageFilterInput)["$inferInput"] | null | undefined;
  readonly orderBy?: (typeof ImageOrderInput)["$inferInput"] | null | undefined;
}): {
  filter: ImageFilter;
  orderBy: { field: ImageOrder; direction: "asc" | "desc" } | undefined;
} {
  const { scores, ...rest } = given(filter);
  if (scores && scores.length > mostRanges)
    throw AppError.badInput("filter.scores", scores.length, `at most ${mostRanges} ranges`);
  const narrowed: ImageFilter = {
    ...rest,
    ...(scores ? { scores: scores.map((range) => given(range)) } : {}),
  };
  if (!orderBy) return { filter: narrowed, orderBy: undefined };
  const { field, judge, metric, direction } = orderBy;
  if (field !== "score") return { filter: narrowed, orderBy: { field, direction } };
  const scored = { judge, metric };
  return { filter: { ...narrowed, scored }, orderBy: { field: orderByScore(scored), direction } };
}
