/** The whole method in seconds: a few steps of everything, two rounds, all variants. */
export const tinySettings = {
  personalisation: { steps: 4, learningRate: 1e-4, batchSize: 4, checkpoints: [2] },
  generation: { scheduler: "ddim", steps: 4, guidanceScale: 3 },
  sampling: { prompts: 6, imagesPerPrompt: 4 },
  dpo: { learningRate: 1e-5, batchSize: 6, microBatch: 6, epochs: 1, rounds: 2 },
  evaluation: { imagesPerPrompt: 2, prompts: 6, bootstrapSamples: 1000 },
} as const;

/** A rate of learning at which the training of preferences ends in numbers that are none. */
export const divergingSettings = {
  ...tinySettings,
  dpo: { ...tinySettings.dpo, learningRate: 1e12, maxGradNorm: 1e12, rounds: 1 },
} as const;
