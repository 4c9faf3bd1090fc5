import type { Session } from "../../engine/index.ts";
import { float32, toFloat32 } from "../../tensor/index.ts";
import { latentChannels } from "../architecture/index.ts";
import type { SceneSet } from "../training/index.ts";
import type { LatentStatistics } from "./build-networks.ts";

const latentSize = latentChannels * 64;

/** Latents' means [count, 16, 8, 8] of a scene set under a VAE encoder. */
export async function encodeScenes(
  encoder: Session,
  scenes: SceneSet,
  onProgress?: (done: number, total: number) => void,
): Promise<Float32Array> {
  const latents = new Float32Array(scenes.count * latentSize);
  const batch = 96;
  for (let from = 0; from < scenes.count; from += batch) {
    const indices = Array.from({ length: Math.min(batch, scenes.count - from) }, (_, i) => from + i);
    const pixels = scenes.pixels(indices);
    const sample = float32(
      pixels.dims,
      toFloat32(pixels).map((v) => v / 127.5 - 1),
    );
    const parameters = toFloat32((await encoder.run({ sample })).latent_parameters!);
    indices.forEach((index, row) => {
      const mean = parameters.subarray(row * 2 * latentSize, (row * 2 + 1) * latentSize);
      latents.set(mean, index * latentSize);
    });
    onProgress?.(from + indices.length, scenes.count);
  }
  return latents;
}

/** Mean and deviation per channel of latents [count, 16, 8, 8]. */
export function latentStatistics(latents: Float32Array): LatentStatistics {
  const sums = new Float64Array(latentChannels);
  const squares = new Float64Array(latentChannels);
  latents.forEach((value, at) => {
    const channel = Math.floor((at % latentSize) / 64);
    sums[channel]! += value;
    squares[channel]! += value * value;
  });
  const count = latents.length / latentChannels;
  const mean = Array.from(sums, (s) => s / count);
  return { mean, deviation: mean.map((m, c) => Math.sqrt(squares[c]! / count - m * m)) };
}

/** Shifts and scales latents in place to mean 0 and deviation 1 per channel. */
export function normaliseLatents(latents: Float32Array, { mean, deviation }: LatentStatistics): void {
  for (let at = 0; at < latents.length; at++) {
    const channel = Math.floor((at % latentSize) / 64);
    latents[at] = (latents[at]! - mean[channel]!) / deviation[channel]!;
  }
}
