import sharp from "sharp";
import type { RgbImage } from "../../models/index.ts";

const scale = 2;
const gap = 16;
const columns = 10;

/** Samples in numbered tiles (PNG), without their prompts: what a person labels blind. */
export async function renderSampleSheet(images: readonly RgbImage[]): Promise<Buffer> {
  const side = images[0]!.width * scale;
  const width = columns * side;
  const height = Math.ceil(images.length / columns) * (side + gap);
  const place = (i: number) => ({
    left: (i % columns) * side,
    top: Math.floor(i / columns) * (side + gap),
  });
  const tiles = images.map(async ({ data, width: w, height: h }, i) => ({
    input: await sharp(data, { raw: { width: w, height: h, channels: 3 } })
      .resize(side, side, { kernel: "nearest" })
      .png()
      .toBuffer(),
    left: place(i).left,
    top: place(i).top + gap,
  }));
  const numbers = images.map((_, i) => {
    const { left, top } = place(i);
    return `<text x="${left + 4}" y="${top + 12}">${i + 1}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">${numbers.join("")}</svg>`;
  return sharp({ create: { width, height, channels: 3, background: "white" } })
    .composite([...(await Promise.all(tiles)), { input: Buffer.from(svg), left: 0, top: 0 }])
    .png({ compressionLevel: 9 })
    .toBuffer();
}
