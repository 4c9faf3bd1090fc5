import pixelmatch from "pixelmatch";

/** An image as its bytes, 4 for each pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export interface PixelDifference {
  /** Where the second image is lighter (blue) or darker (vermilion) than the first beyond the threshold, over the first, faint. */
  readonly pixels: Pixels;
  /** Share of pixels beyond the threshold, 0 to 1. */
  readonly share: number;
  /** Mean absolute difference over red, green and blue, 0 to 255. */
  readonly mean: number;
}

/**
 * How two images of one size differ. `threshold` is the colour distance (0 to 1) from which on a pixel counts. Throws RangeError for
 * images of different sizes.
 */
export function pixelDifference(one: Pixels, other: Pixels, threshold: number): PixelDifference {
  if (one.width !== other.width || one.height !== other.height)
    throw new RangeError(
      `The images have different sizes: ${one.width} x ${one.height} and ${other.width} x ${other.height} pixels.`,
    );
  const { width, height } = one;
  const data = new Uint8ClampedArray(one.data.length);
  const count = pixelmatch(one.data, other.data, data, width, height, {
    threshold,
    includeAA: true,
    alpha: 0.25,
    diffColor: [0, 114, 178],
    diffColorAlt: [213, 94, 0],
  });
  let sum = 0;
  for (let i = 0; i < data.length; i++) if (i % 4 !== 3) sum += Math.abs(one.data[i]! - other.data[i]!);
  return {
    pixels: { width, height, data },
    share: count / (width * height),
    mean: sum / (width * height * 3),
  };
}

/** Reads the pixels of an image that the browser can load. Throws where it cannot. */
export async function readPixels(url: string, signal: AbortSignal): Promise<Pixels> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The image could not be loaded (status ${response.status}).`);
  const bitmap = await createImageBitmap(await response.blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser cannot draw images.");
  context.drawImage(bitmap, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  bitmap.close();
  return { width, height, data };
}
