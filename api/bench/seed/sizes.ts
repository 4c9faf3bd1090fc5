/**
 * What one unit of the seeded database holds: a twentieth of it at full scale (1,000 runs, 100,000 images, 45,000 pairs,
 * 10 million metric points, 1 million votes). More data is more units, never larger ones: a page, a series and a comparison
 * are the same at every scale.
 */
export const unitsAtFullScale = 20;

/** An experiment of ten runs with long training, and the ten ordinary ones beside it. */
export const wide = {
  variants: 10,
  trainingPrompts: 250,
  trainingSamples: 4,
  evaluationSamples: 10,
  candidatePairs: 150,
  series: ["gradient_norm", "images_per_second", "learning_rate", "loss"],
  steps: 10_000,
} as const;

export const ordinary = {
  variants: 4,
  trainingPrompts: 10,
  trainingSamples: 5,
  evaluationSamples: 1,
  candidatePairs: 30,
  series: ["gradient_norm", "images_per_second", "implicit_accuracy", "learning_rate", "loss"],
  steps: 500,
} as const;

export const experimentsPerUnit = 11;
export const runsPerUnit = wide.variants + (experimentsPerUnit - 1) * ordinary.variants;
export const evaluationPrompts = 25;

/** Of the study of a unit: the first assignments were answered twice, the second time as a change of mind. */
export const study = { items: 500, assessors: 32, revised: 667 } as const;

export const judges = ["clip", "held-out"] as const;
export const scoreMetrics = ["is", "ts"] as const;
export type Judge = (typeof judges)[number];
