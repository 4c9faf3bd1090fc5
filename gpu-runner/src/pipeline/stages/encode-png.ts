import sharp from "sharp";
import type { RgbImage } from "../../models/index.ts";

/** An image as PNG; equal pixels give equal bytes with one version of sharp. */
export function encodePng({ data, width, height }: RgbImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 9, palette: false })
    .toBuffer();
}
