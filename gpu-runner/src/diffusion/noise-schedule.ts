import { AppError } from "@dreambooth-dpo/db/contract";

/** What the network predicts: the noise, or the velocity v = sqrt(acp) eps - sqrt(1 - acp) x0. */
export type PredictionType = "epsilon" | "v_prediction";

export interface NoiseScheduleConfig {
  readonly trainTimesteps: number;
  readonly betaStart: number;
  readonly betaEnd: number;
  readonly betaSchedule: "scaled_linear" | "linear";
}

/** The forward process q(x_t | x_0) = N(sqrt(alphasCumprod[t]) x_0, (1 - alphasCumprod[t]) I). */
export interface NoiseSchedule {
  readonly trainTimesteps: number;
  readonly betas: Float32Array;
  readonly alphasCumprod: Float32Array;
}

/**
 * Tables of the DDPM noise schedule; "scaled_linear" is linear in sqrt(beta), as Stable Diffusion's.
 * Sums run in float64 and are rounded to float32 once, so every entry is within half an ulp.
 */
export function buildNoiseSchedule(config: NoiseScheduleConfig): NoiseSchedule {
  const { trainTimesteps, betaStart, betaEnd, betaSchedule } = config;
  if (!Number.isInteger(trainTimesteps) || trainTimesteps < 1)
    throw AppError.badInput("num_train_timesteps", trainTimesteps, "a whole number of at least 1");
  if (!(betaStart > 0 && betaStart < 1))
    throw AppError.badInput("beta_start", betaStart, "a number in (0, 1)");
  if (!(betaEnd >= betaStart && betaEnd < 1))
    throw AppError.badInput("beta_end", betaEnd, `a number in [${betaStart}, 1)`);
  const betas = new Float32Array(trainTimesteps);
  const alphasCumprod = new Float32Array(trainTimesteps);
  let product = 1;
  for (let t = 0; t < trainTimesteps; t++) {
    const position = trainTimesteps === 1 ? 0 : t / (trainTimesteps - 1);
    const beta =
      betaSchedule === "linear"
        ? betaStart + (betaEnd - betaStart) * position
        : (Math.sqrt(betaStart) + (Math.sqrt(betaEnd) - Math.sqrt(betaStart)) * position) ** 2;
    product *= 1 - beta;
    betas[t] = beta;
    alphasCumprod[t] = product;
  }
  return { trainTimesteps, betas, alphasCumprod };
}

/** alphasCumprod at a training timestep; throws BAD_INPUT outside the table. */
export function alphaCumprodAt(schedule: NoiseSchedule, timestep: number): number {
  const value = schedule.alphasCumprod[timestep];
  if (value === undefined)
    throw AppError.badInput("timestep", timestep, `a whole number in [0, ${schedule.trainTimesteps - 1}]`);
  return value;
}

function mix(
  schedule: NoiseSchedule,
  timesteps: readonly number[],
  length: number,
  at: (index: number, signal: number, noise: number) => number,
): Float32Array {
  const out = new Float32Array(length);
  const perImage = length / timesteps.length;
  if (!Number.isInteger(perImage))
    throw AppError.badInput("timesteps", timesteps.length, `a count that divides ${length} latent values`);
  timesteps.forEach((timestep, image) => {
    const alpha = alphaCumprodAt(schedule, timestep);
    const signal = Math.sqrt(alpha);
    const noise = Math.sqrt(1 - alpha);
    for (let i = image * perImage; i < (image + 1) * perImage; i++) out[i] = at(i, signal, noise);
  });
  return out;
}

/** x_t = sqrt(acp_t) x_0 + sqrt(1 - acp_t) noise; `latents` and `noise` are [B, ...], one timestep per image. */
export function addNoise(
  schedule: NoiseSchedule,
  latents: Float32Array,
  noise: Float32Array,
  timesteps: readonly number[],
): Float32Array {
  return mix(schedule, timesteps, latents.length, (i, a, b) => a * latents[i]! + b * noise[i]!);
}

/** What the network should predict: the noise, or v = sqrt(acp_t) noise - sqrt(1 - acp_t) x_0 (METHOD: target). */
export function predictionTarget(
  schedule: NoiseSchedule,
  predictionType: PredictionType,
  latents: Float32Array,
  noise: Float32Array,
  timesteps: readonly number[],
): Float32Array {
  if (predictionType === "epsilon") return noise;
  return mix(schedule, timesteps, latents.length, (i, a, b) => a * noise[i]! - b * latents[i]!);
}

/** Min-SNR loss weight: min(snr, gamma) / snr for epsilon, / (snr + 1) for v (Hang et al. 2023, eq. 5). */
export function minSnrWeight(
  schedule: NoiseSchedule,
  timestep: number,
  gamma: number,
  predictionType: PredictionType = "epsilon",
): number {
  const alpha = alphaCumprodAt(schedule, timestep);
  const snr = alpha / (1 - alpha);
  return Math.min(snr, gamma) / (predictionType === "epsilon" ? snr : snr + 1);
}
