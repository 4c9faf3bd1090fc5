import sharp, { type Metadata } from "sharp";

/** Images above this many pixels are refused before they are decoded. */
export const maximumPixels = 16_000_000;

/** What an image turned out to be; width and height are those of the upright image. */
export type Inspection =
  | { readonly is: "whole"; readonly width: number; readonly height: number }
  | { readonly is: "damaged"; readonly reason: string }
  | { readonly is: "animated"; readonly frames: number }
  | { readonly is: "too large"; readonly width: number; readonly height: number };

/** What the decoder says first of an image file that it gives up; where the file lies is nobody's business. */
export const reasonOf = (error: unknown, path: string): string =>
  String((error as Error).message)
    .split("\n")[0]!
    .replaceAll(path, "the file");

/** Decodes every pixel of an image file, row by row, to learn whether it is whole. */
export async function inspectImage({ path }: { readonly path: string }): Promise<Inspection> {
  let header: Metadata;
  try {
    header = await sharp(path, { limitInputPixels: false }).metadata();
  } catch (error) {
    return { is: "damaged", reason: reasonOf(error, path) };
  }
  const { width, height, pages = 1, autoOrient } = header;
  if (width * height > maximumPixels) return { is: "too large", width, height };
  if (pages > 1) return { is: "animated", frames: pages };
  try {
    await sharp(path, { limitInputPixels: maximumPixels, failOn: "warning", sequentialRead: true })
      .resize(32, 32, { fit: "fill", kernel: "cubic", fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
  } catch (error) {
    return { is: "damaged", reason: reasonOf(error, path) };
  }
  return { is: "whole", width: autoOrient.width, height: autoOrient.height };
}
