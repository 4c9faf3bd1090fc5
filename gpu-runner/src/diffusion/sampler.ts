import { AppError } from "@dreambooth-dpo/db/contract";
import { alphaCumprodAt, type NoiseSchedule } from "./noise-schedule.ts";
import type { SchedulerConfig } from "./scheduler-config.ts";

/**
 * One sampling run over a batch of latents. Call k feeds `scaleInput(latents, k)` and `timesteps[k]` to the
 * denoiser, then `latents = step(prediction, k, latents)`. Calls come in order: multistep samplers remember.
 */
export interface Sampler {
  /** Training timestep of every denoiser call, in order. PNDM makes one call more than it has steps. */
  readonly timesteps: readonly number[];
  /** Standard deviation of the initial latents. */
  readonly initNoiseSigma: number;
  scaleInput(latents: Float32Array, call: number): Float32Array;
  step(prediction: Float32Array, call: number, latents: Float32Array): Float32Array;
}

/** What every sampler is made from. */
export interface SamplerTables {
  readonly config: SchedulerConfig;
  readonly schedule: NoiseSchedule;
  readonly steps: number;
}

/** Timestep distance between two steps. */
export function stepRatio({ schedule, steps }: SamplerTables): number {
  return Math.floor(schedule.trainTimesteps / steps);
}

/** "leading" spacing: k * floor(T / steps) + offset, descending; 50 steps of 1000 give 981, 961, ..., 21, 1. */
export function leadingTimesteps(tables: SamplerTables): number[] {
  const { schedule, steps, config } = tables;
  if (!Number.isInteger(steps) || steps < 1 || steps > schedule.trainTimesteps)
    throw AppError.badInput("steps", steps, `a whole number from 1 to ${schedule.trainTimesteps}`);
  const ratio = stepRatio(tables);
  // The offset may push the first step past the table when steps = T; diffusers fails there too, we say why.
  if ((steps - 1) * ratio + config.stepsOffset >= schedule.trainTimesteps)
    throw AppError.badInput(
      "steps",
      steps,
      `fewer steps: steps_offset ${config.stepsOffset} leaves the table`,
    );
  return Array.from({ length: steps }, (_, k) => (steps - 1 - k) * ratio + config.stepsOffset);
}

/** alphasCumprod where a step ends; before the first training timestep it is 1 or alphasCumprod[0], as configured. */
export function previousAlphaCumprod({ config, schedule }: SamplerTables, timestep: number): number {
  if (timestep >= 0) return alphaCumprodAt(schedule, timestep);
  return config.setAlphaToOne ? 1 : alphaCumprodAt(schedule, 0);
}
