import type { Metric } from "./aggregate-scores.ts";

/** Which metric of a comparison a judge's score is: "clip" selects pairs, "held-out" never does. */
export const judgeMetrics = {
  clip: { is: "imageSimilarity", ts: "textSimilarity" },
  "held-out": { is: "heldOutImageSimilarity", ts: "heldOutTextSimilarity" },
} as const satisfies Record<string, { readonly is: Metric; readonly ts: Metric }>;

export type JudgeName = keyof typeof judgeMetrics;

/** The judge and score that a metric is read from. */
export const scoreOfMetric: Readonly<
  Record<Metric, { readonly judge: JudgeName; readonly score: "is" | "ts" }>
> = {
  imageSimilarity: { judge: "clip", score: "is" },
  textSimilarity: { judge: "clip", score: "ts" },
  heldOutImageSimilarity: { judge: "held-out", score: "is" },
  heldOutTextSimilarity: { judge: "held-out", score: "ts" },
};
