import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError, conceptSchema } from "@dreambooth-dpo/db/contract";
import { z } from "zod";

const folderOf = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const packs = folderOf("packs");
const subjects = folderOf("subjects");

/** Names of the model packs that come with the product. */
export function bundledPacks(): string[] {
  return existsSync(packs) ? readdirSync(packs) : [];
}

/** The folder of a pack by bundled name or path. NOT_FOUND names what there is. */
export function packFolder(nameOrPath: string): string {
  const bundled = bundledPacks();
  if (bundled.includes(nameOrPath)) return join(packs, nameOrPath);
  if (existsSync(nameOrPath)) return resolve(nameOrPath);
  throw new AppError(
    "NOT_FOUND",
    `There is no model pack "${nameOrPath}": neither a folder nor one of ${bundled.join(", ")}.`,
    { field: "pack", value: nameOrPath, expected: `${bundled.join(", ")} or a folder` },
  );
}

/** A subject that comes with the product: an ordinary folder of reference images. */
export interface BundledSubject extends z.output<typeof conceptSchema> {
  readonly folder: string;
}

const subjectList = z.array(z.looseObject(conceptSchema.shape));

/** The subjects of other art than the bundled pack was trained on. */
export function bundledSubjects(): BundledSubject[] {
  const list = subjectList.parse(JSON.parse(readFileSync(join(subjects, "subjects.json"), "utf8")));
  return list.map(({ name, className, kind }) => ({ name, className, kind, folder: join(subjects, name) }));
}
