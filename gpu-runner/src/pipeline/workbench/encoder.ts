import type { ClipEncoder, RgbImage } from "../../models/index.ts";
import type { ImageTextEncoder } from "../../scoring/index.ts";
import { type Tensor, toFloat32 } from "../../tensor/index.ts";

/** uint8 RGB [height, width, 3] as an image. */
export function asRgbImage(pixels: Tensor): RgbImage {
  const [height = 0, width = 0] = pixels.dims;
  return { width, height, data: pixels.data as Uint8Array };
}

function rowsOf(batch: Tensor): Float32Array[] {
  const [rows = 0, width = 0] = batch.dims;
  const values = toFloat32(batch);
  return Array.from({ length: rows }, (_, row) => values.slice(row * width, (row + 1) * width));
}

/** A CLIP as scoring wants it: pixels and texts to one embedding each. */
export function asEncoder(clip: ClipEncoder): ImageTextEncoder {
  return {
    embedImages: async (images) => rowsOf(await clip.embedImages(images.map(asRgbImage))),
    embedTexts: async (texts) => rowsOf(await clip.embedTexts(texts)),
  };
}
