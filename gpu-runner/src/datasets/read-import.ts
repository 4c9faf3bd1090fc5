import { existsSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { readPromptFolders } from "./read-import-folders.ts";
import { type PlacedRow, readManifestRows } from "./read-import-rows.ts";

/** An image made elsewhere. */
export interface ImportedImage {
  readonly path: string;
  /** The path as the manifest has it. */
  readonly file: string;
  readonly prompt: string;
  readonly seed?: number;
  /** Which image of (model, concept, prompt) it is. */
  readonly sample: number;
  readonly concept?: string;
  readonly model: string;
}

const shown = 5;

function requireFiles(folder: string, rows: readonly PlacedRow[]): void {
  const missing = rows.filter(
    ({ row }) => !statSync(join(folder, row.file), { throwIfNoEntry: false })?.isFile(),
  );
  if (missing.length === 0) return;
  const names = missing.slice(0, shown).map(({ row, where }) => `${row.file} (${where})`);
  const more = missing.length > shown ? ` and ${missing.length - shown} more` : "";
  throw new AppError(
    "BAD_INPUT",
    `${missing.length} of ${rows.length} images are missing: ${names.join(", ")}${more}.`,
    { field: "file", value: missing[0]!.row.file, expected: "an image that lies in the folder" },
  );
}

function requireInside(folder: string, { row, where }: PlacedRow): void {
  if (!realpathSync(join(folder, row.file)).startsWith(realpathSync(folder) + sep))
    throw AppError.badInput(`file, ${where}`, row.file, "an image inside the folder, not a link out of it");
}

/** Gives rows without a sample number the next free one of their (model, concept, prompt). */
function numbered(folder: string, rows: readonly PlacedRow[]): { image: ImportedImage; where: string }[] {
  const next = new Map<string, number>();
  return rows.map(({ row, where }) => {
    const { model = "imported", concept, prompt, seed, file } = row;
    const group = JSON.stringify([model, concept, prompt]);
    const sample = row.sample ?? next.get(group) ?? 0;
    next.set(group, Math.max(next.get(group) ?? 0, sample + 1));
    const image: ImportedImage = {
      path: join(folder, file),
      file,
      prompt,
      sample,
      model,
      ...(seed === undefined ? {} : { seed }),
      ...(concept === undefined ? {} : { concept }),
    };
    return { image, where };
  });
}

function requireDistinct(
  images: readonly { image: ImportedImage; where: string }[],
  what: string,
  of: (image: ImportedImage) => unknown,
): void {
  const seen = new Map<string, string>();
  for (const { image, where } of images) {
    const key = JSON.stringify(of(image));
    const before = seen.get(key);
    if (before !== undefined)
      throw new AppError("BAD_INPUT", `${what} stands twice: ${before} and ${where} (${image.file}).`, {
        field: "file",
        value: image.file,
        expected: "each row once",
      });
    seen.set(key, where);
  }
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The images of a folder made elsewhere: by its manifest.csv or manifest.jsonl, else by a folder per prompt. In order of model,
 * concept, prompt and sample. BAD_INPUT names file, line and what was expected for bad rows, missing files and duplicates;
 * pixels are not read yet.
 */
export async function readImport(folder: string): Promise<ImportedImage[]> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new AppError("NOT_FOUND", `There is no folder ${folder}.`, {
      field: "folder",
      value: folder,
      expected: "a folder of images",
    });
  const rows = readManifestRows(folder) ?? readPromptFolders(folder);
  if (rows.length === 0)
    throw new AppError("BAD_INPUT", `${folder} holds no images to import.`, {
      field: "folder",
      value: folder,
      expected: "manifest.csv, manifest.jsonl, or a folder of images per prompt",
    });
  requireFiles(folder, rows);
  for (const placed of rows) requireInside(folder, placed);
  const images = numbered(folder, rows);
  requireDistinct(images, "An image", ({ file }) => file);
  requireDistinct(images, "A sample", ({ model, concept, prompt, sample }) => [
    model,
    concept,
    prompt,
    sample,
  ]);
  return images
    .map(({ image }) => image)
    .sort(
      (a, b) =>
        compare(a.model, b.model) ||
        compare(a.concept ?? "", b.concept ?? "") ||
        compare(a.prompt, b.prompt) ||
        a.sample - b.sample,
    );
}
