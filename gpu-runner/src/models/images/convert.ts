import { float32, type Tensor } from "../../tensor/index.ts";
import type { RgbImage } from "./resize.ts";

/** Images of bytes, all of one size, as a batch [B, 3, H, W] in [0, 1]. */
export function toImageBatch(images: readonly RgbImage[]): Tensor {
  const { width = 0, height = 0 } = images[0] ?? {};
  const area = width * height;
  const out = new Float32Array(images.length * 3 * area);
  images.forEach(({ data }, image) => {
    for (let i = 0; i < 3 * area; i++)
      out[image * 3 * area + (i % 3) * area + Math.floor(i / 3)] = data[i]! / 255;
  });
  return float32([images.length, 3, height, width], out);
}

/** A batch [B, 3, H, W] in [0, 1] as images of bytes. */
export function toRgbImages(batch: Tensor): RgbImage[] {
  const [count = 0, , height = 0, width = 0] = batch.dims;
  const area = height * width;
  const values = batch.data as Float32Array;
  return Array.from({ length: count }, (_, image) => {
    const data = new Uint8Array(area * 3);
    for (let i = 0; i < area * 3; i++)
      data[i] = Math.round(values[image * area * 3 + (i % 3) * area + Math.floor(i / 3)]! * 255);
    return { width, height, data };
  });
}
