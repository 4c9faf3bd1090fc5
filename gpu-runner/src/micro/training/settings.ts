import type { LearningRateSchedule, OptimizerOptions } from "../../engine/index.ts";
import type { ClipConfig, UnetConfig } from "../architecture/index.ts";
import { latentChannels } from "../architecture/index.ts";
import { maximumTokens } from "../data/index.ts";

/** How one network is trained; everything its weights depend on. */
export interface NetworkSettings {
  readonly steps: number;
  readonly batch: number;
  readonly seed: number;
  readonly schedule: LearningRateSchedule;
  readonly optimizer: OptimizerOptions;
  readonly ema?: number;
}

/** The scenes all networks learn from. */
export const sceneSettings = { seed: 1, count: 48_000 } as const;

/** How many scenes, drawn from another seed, quality is measured on. */
export const heldOutSettings = { seed: 1_000_003, count: 512 } as const;

const adamW = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.01, maxGradNorm: 1 } as const;

function cosine(rate: number, steps: number, warmup: number): LearningRateSchedule {
  return { kind: "cosine", rate, warmup, floor: 0.02, steps };
}

/** The CLIP that conditions the U-Net and scores images. */
export const clipSettings: NetworkSettings & { readonly config: Omit<ClipConfig, "vocabularySize"> } = {
  steps: 800,
  batch: 192,
  seed: 11,
  schedule: cosine(1e-3, 800, 50),
  optimizer: { ...adamW, weightDecay: 0.05 },
  config: { maxLength: maximumTokens, dim: 128, heads: 4, layers: 2, imageWidth: 32, seed: 11 },
};

/** The held-out judge: another seed, other widths and depths; it never conditions the U-Net nor selects a pair. */
export const judgeSettings: typeof clipSettings = {
  ...clipSettings,
  seed: 23,
  config: { maxLength: maximumTokens, dim: 96, heads: 6, layers: 3, imageWidth: 24, seed: 23 },
};

/** The autoencoder; `latentNoise` is the deviation of the noise that its decoder learns to stand. */
export const autoencoderSettings: NetworkSettings & { readonly latentNoise: number } = {
  steps: 3_000,
  batch: 32,
  seed: 31,
  schedule: cosine(2e-3, 3_000, 100),
  optimizer: { ...adamW, weightDecay: 0 },
  latentNoise: 0.05,
};

/** The conditional U-Net. */
export const unetSettings: NetworkSettings & {
  readonly config: UnetConfig;
  readonly captionDropout: number;
  readonly snrGamma: number;
} = {
  steps: 6_000,
  batch: 64,
  seed: 41,
  schedule: { kind: "linear", rate: 1.5e-3, warmup: 200, holdUntil: 0.6, floor: 0.02, steps: 6_000 },
  optimizer: adamW,
  ema: 0.997,
  captionDropout: 0.1,
  snrGamma: 5,
  config: { latentChannels, channels: [96, 144], heads: [4, 6], timeFeatures: 192, seed: 41 },
};
