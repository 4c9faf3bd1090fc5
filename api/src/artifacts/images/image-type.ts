import { open } from "node:fs/promises";

/** Formats of images that are taken and shown. */
export const imageTypes = { png: "image/png", jpeg: "image/jpeg", webp: "image/webp" } as const;
export type ImageType = (typeof imageTypes)[keyof typeof imageTypes];

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** The type that an image's first 12 bytes tell, whatever it is called; undefined for anything but png, jpeg and webp. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  if (ascii(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return imageTypes.png;
  if (ascii(bytes, 0, 3) === "\xff\xd8\xff") return imageTypes.jpeg;
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return imageTypes.webp;
  return undefined;
}

/** The first bytes of a file, at most `length`. */
export async function readHead(path: string, length = 16): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
