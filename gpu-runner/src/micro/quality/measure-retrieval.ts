import { type ClipEncoder, normaliseRows, type RgbImage } from "../../models/index.ts";

/** Share of images whose own caption is the nearest among all of the captions given (one per image). */
export async function measureRetrieval(
  judge: ClipEncoder,
  images: readonly RgbImage[],
  captions: readonly string[],
): Promise<number> {
  const pictures = normaliseRows(await judge.embedImages(images));
  const texts = normaliseRows(await judge.embedTexts(captions));
  const width = pictures.dims[1]!;
  const row = (t: typeof texts, i: number) => (t.data as Float32Array).subarray(i * width, (i + 1) * width);
  const nearest = images.map((_, image) => {
    const scores = captions.map((_, text) =>
      row(pictures, image).reduce((sum, x, k) => sum + x * row(texts, text)[k]!, 0),
    );
    return scores.indexOf(Math.max(...scores));
  });
  return nearest.filter((found, image) => captions[found] === captions[image]).length / images.length;
}
