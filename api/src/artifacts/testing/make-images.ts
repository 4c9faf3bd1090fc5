import sharp, { type Sharp } from "sharp";

/** A colourful RGB image whose pixels all differ from their neighbours. */
export function makeImage(width: number, height = width): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < data.length; i++) data[i] = (i * 2_654_435_761) >>> 13;
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** An image of one colour: few bytes as a PNG, whatever its size. */
export const makeFlatImage = (width: number, height = width): Sharp =>
  sharp({ create: { width, height, channels: 3, background: "#f80" }, limitInputPixels: false });
