import { AppError } from "@dreambooth-dpo/db/contract";
import sharp from "sharp";
import { makeTensor, type Tensor } from "../tensor/index.ts";

/** Images above this many pixels are refused before they are decoded. */
export const maximumPixels = 16_000_000;

const signatures: readonly { format: string; matches: (b: Uint8Array) => boolean }[] = [
  { format: "png", matches: (b) => ascii(b, 1, 4) === "PNG" && b[0] === 0x89 },
  { format: "jpeg", matches: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff },
  { format: "webp", matches: (b) => ascii(b, 0, 4) === "RIFF" && ascii(b, 8, 12) === "WEBP" },
];

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** The image format that the first bytes tell, whatever the file is called; undefined for anything but png, jpeg, webp. */
export function imageFormat(bytes: Uint8Array): string | undefined {
  return signatures.find((s) => s.matches(bytes))?.format;
}

function damaged(file: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
  return new AppError("CORRUPT", `${file} is a damaged or truncated image (${reason}).`, {
    field: file,
    expected: "a whole image",
    cause,
  });
}

/**
 * Decodes a png, jpeg or webp to uint8 RGB [height, width, 3]: upright by its EXIF mark, in sRGB, transparency over white.
 * `file` names the image in errors. Throws AppError BAD_INPUT (not an image, more than 16 million pixels) or CORRUPT.
 */
export async function decodeImage(bytes: Uint8Array, file: string): Promise<Tensor> {
  if (imageFormat(bytes) === undefined)
    throw new AppError("BAD_INPUT", `${file} is not an image; expected a png, jpeg or webp file.`, {
      field: file,
      expected: "a png, jpeg or webp image",
    });
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => Promise.reject(damaged(file, error)));
  if (header.width * header.height > maximumPixels)
    throw new AppError(
      "BAD_INPUT",
      `${file} has ${header.width} x ${header.height} pixels; expected at most ${maximumPixels / 1e6} million. Scale it down first.`,
      { field: file, value: [header.width, header.height], expected: `at most ${maximumPixels} pixels` },
    );
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maximumPixels, failOn: "warning" })
      .autoOrient()
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return makeTensor("uint8", [info.height, info.width, 3], asRgb(data, info.channels));
  } catch (error) {
    throw damaged(file, error);
  }
}

function asRgb(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data);
  const pixels = data.length / channels;
  const rgb = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i++)
    for (let c = 0; c < 3; c++) rgb[3 * i + c] = data[i * channels + (channels < 3 ? 0 : c)]!;
  return rgb;
}

/** How an image is brought to a square. */
export interface SquareOptions {
  readonly size: number;
  /** "crop": shorter side to size, middle part; "stretch": both sides to size. */
  readonly fit?: "crop" | "stretch";
}

/** Resizes uint8 RGB [height, width, 3] to [size, size, 3] with an antialiased bicubic filter (PIL's equivalent). */
export async function resizeSquare(image: Tensor, options: SquareOptions): Promise<Tensor> {
  const [height, width] = image.dims as [number, number, number];
  const { size, fit = "crop" } = options;
  if (height === size && width === size) return image;
  const data = await sharp(image.data as Uint8Array, { raw: { width, height, channels: 3 } })
    .resize(size, size, { fit: fit === "crop" ? "cover" : "fill", kernel: "cubic", position: "centre" })
    .raw()
    .toBuffer();
  return makeTensor("uint8", [size, size, 3], new Uint8Array(data));
}
