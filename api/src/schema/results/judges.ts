import { type Metric, metrics } from "@dreambooth-dpo/db/comparison";
import { builder } from "../core/index.ts";

export const JudgeType = builder.enumType("Judge", {
  description: "Who scores images.",
  values: {
    CLIP: { value: "clip", description: "The CLIP that also selects preference pairs." },
    HELD_OUT: {
      value: "held-out",
      description: "Another CLIP, which had no part in the training; where the model pack brings one.",
    },
  } as const,
});

export const ImageScoreMetric = builder.enumType("ImageScoreMetric", {
  description: "What a judge scores an image by; all raw cosines, -1 to 1.",
  values: {
    IS: { value: "is", description: "Image similarity: mean cosine to the concept's reference images." },
    TS: {
      value: "ts",
      description: "Text similarity: cosine to the prompt, the subject written as its class.",
    },
    TS_CONDITIONING: {
      value: "ts_conditioning",
      description: "Text similarity to the prompt as the model saw it, the subject's token and all.",
    },
    TS_SUBJECT_REMOVED: {
      value: "ts_subject_removed",
      description: "Text similarity to the prompt without the subject.",
    },
  } as const,
});

const meanings = {
  imageSimilarity:
    "Image similarity (IS): mean cosine to the reference images, by the judge that selects pairs.",
  textSimilarity: "Text similarity (TS): cosine to the prompt, by the judge that selects pairs.",
  heldOutImageSimilarity: "IS by the held-out judge, which had no part in the training.",
  heldOutTextSimilarity: "TS by the held-out judge, which had no part in the training.",
} as const satisfies Record<Metric, string>;

/** Metrics of checkpoints, as evaluations and comparisons have them. */
export const MetricType = builder.enumType("ScoreMetric", {
  description: "What checkpoints are measured by; all raw cosines, -1 to 1.",
  values: Object.fromEntries(
    metrics.map((value) => [
      value.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      { value, description: meanings[value] },
    ]),
  ) as Record<string, { value: Metric; description: string }>,
});
