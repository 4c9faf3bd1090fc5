import sharp from "sharp";

/** Images above this many pixels are refused before they are decoded. */
export const maximumPixels = 16_000_000;

/** What an image turned out to be; width and height are those of the upright image. */
export type Inspection =
  | { readonly is: "whole"; readonly width: number; readonly height: number }
  | { readonly is: "damaged"; readonly reason: string }
  | { readonly is: "animated"; readonly frames: number }
  | { readonly is: "too large"; readonly width: number; readonly height: number };

const damaged = (error: unknown): Inspection => ({
  is: "damaged",
  reason: String((error as Error).message).split("\n")[0]!,
});

/** Decodes every pixel of an image file, row by row, to learn whether it is whole. */
export async function inspectImage({ path }: { readonly path: string }): Promise<Inspection> {
  let header: sharp.Metadata;
  try {
    header = await sharp(path, { limitInputPixels: false }).metadata();
  } catch (error) {
    return damaged(error);
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
    return damaged(error);
  }
  return { is: "whole", width: autoOrient.width, height: autoOrient.height };
}
