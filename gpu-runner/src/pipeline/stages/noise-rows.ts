import { addNoise, predictionTarget } from "../../diffusion/index.ts";
import type { Condition, Network } from "../../models/index.ts";
import { timestepFeed } from "../../models/index.ts";
import { float32, type Tensor } from "../../tensor/index.ts";
import type { Workbench } from "../workbench/index.ts";

/** Clean latents to be noised: one row each, all of the pack's latent size. */
export interface CleanRow {
  readonly latents: Float32Array;
  readonly noise: Float32Array;
  readonly timestep: number;
}

/** What the U-Net is fed for noised rows, with what it should predict. */
export interface NoisedRows {
  readonly feeds: Record<string, Tensor>;
  readonly target: Tensor;
}

const join = (rows: readonly Float32Array[]): Float32Array => {
  const out = new Float32Array(rows.length * rows[0]!.length);
  rows.forEach((row, i) => {
    out.set(row, i * row.length);
  });
  return out;
};

/** Noises rows at their timesteps and lays out the inputs that the U-Net declares. */
export function noiseRows(
  { schedule, scheduler, pack }: Workbench,
  inputs: Network["inputs"],
  rows: readonly CleanRow[],
  condition: Condition,
): NoisedRows {
  const dims = [rows.length, ...pack.latentShape];
  const clean = join(rows.map((r) => r.latents));
  const noise = join(rows.map((r) => r.noise));
  const timesteps = rows.map((r) => r.timestep);
  const values: Record<string, Tensor> = {
    ...condition,
    sample: float32(dims, addNoise(schedule, clean, noise, timesteps)),
    timestep: timestepFeed(inputs, timesteps),
  };
  const declared = inputs.map(({ name }) => [name, values[name]] as const).filter(([, t]) => t);
  return {
    feeds: Object.fromEntries(declared) as Record<string, Tensor>,
    target: float32(dims, predictionTarget(schedule, scheduler.predictionType, clean, noise, timesteps)),
  };
}

/** Shapes of what a U-Net is fed, to bind its graph to. */
export function dimsOf(feeds: Readonly<Record<string, Tensor>>): Record<string, readonly number[]> {
  return Object.fromEntries(Object.entries(feeds).map(([name, tensor]) => [name, tensor.dims]));
}
