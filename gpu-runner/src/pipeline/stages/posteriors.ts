import type { RgbImage } from "../../models/index.ts";
import { type RandomKey, randomStream, toFloat32 } from "../../tensor/index.ts";
import type { Workbench } from "../workbench/index.ts";

/** The latents of one image as the VAE's encoder sees them. */
export interface Posterior {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

const batchSize = 8;

/** Encodes images of the pack's size, in small batches. */
export async function encodePosteriors(
  { encode }: Workbench,
  images: readonly RgbImage[],
): Promise<Posterior[]> {
  const out: Posterior[] = [];
  for (let at = 0; at < images.length; at += batchSize) {
    const part = images.slice(at, at + batchSize);
    const { mean, deviation } = await encode(part);
    const [means, deviations] = [toFloat32(mean), toFloat32(deviation)];
    const size = means.length / part.length;
    part.forEach((_, i) => {
      const range = [i * size, (i + 1) * size] as const;
      out.push({ mean: means.slice(...range), deviation: deviations.slice(...range) });
    });
  }
  return out;
}

/** Latents drawn from a posterior. */
export function drawLatents({ mean, deviation }: Posterior, key: RandomKey): Float32Array {
  const noise = randomStream(key).normal(mean.length);
  return mean.map((x, i) => x + deviation[i]! * noise[i]!);
}
