import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Tensor } from "../tensor/index.ts";
import { decodeImage } from "./read-image.ts";

/** One reference image of a concept. */
export interface ReferenceImage {
  /** File name within the folder. */
  readonly file: string;
  readonly path: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** uint8 RGB [height, width, 3]. */
  readonly pixels: Tensor;
}

const maximumBytes = 64 * 2 ** 20;
const notes = /\.(txt|md|json)$/i;

/**
 * Reads every image of a concept folder, in name order. Hidden files, subfolders and notes (txt, md, json) are passed over;
 * anything else must be a whole png, jpeg or webp of at most 16 million pixels.
 * Throws AppError NOT_FOUND (no such folder), BAD_INPUT (no image in it, a file that is no image, too large) or CORRUPT.
 */
export async function readConceptFolder(folder: string): Promise<ReferenceImage[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === "ENOTDIR" ? "is not a folder" : "does not exist or cannot be read";
    throw new AppError("NOT_FOUND", `The concept folder ${folder} ${why}.`, {
      field: folder,
      expected: "a folder of png, jpeg or webp images",
      cause,
    });
  });
  const files = entries
    .filter((e) => !e.isDirectory() && !e.name.startsWith(".") && !notes.test(e.name))
    .map((e) => e.name)
    .sort();
  if (files.length === 0)
    throw new AppError(
      "BAD_INPUT",
      `The concept folder ${folder} holds no images; expected 1 or more (4 to 6 work well).`,
      {
        field: folder,
        expected: "at least one png, jpeg or webp image",
      },
    );
  const images: ReferenceImage[] = [];
  for (const file of files) images.push(await readReference(file, join(folder, file)));
  return images;
}

async function readReference(file: string, path: string): Promise<ReferenceImage> {
  const { size } = await stat(path);
  if (size > maximumBytes)
    throw new AppError("BAD_INPUT", `${path} has ${size} bytes; expected at most ${maximumBytes}.`, {
      field: path,
    });
  const bytes = await readFile(path);
  const pixels = await decodeImage(bytes, path);
  return { file, path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes, pixels };
}
