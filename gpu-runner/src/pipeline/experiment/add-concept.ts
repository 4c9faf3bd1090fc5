import {
  type Concept,
  conceptHash,
  type Database,
  findConcept,
  listConcepts,
  saveConcept,
} from "@dreambooth-dpo/db";
import { AppError, conceptSchema, parseInput } from "@dreambooth-dpo/db/contract";
import { readConceptFolder } from "../../datasets/index.ts";
import { bundledSubjects } from "./bundled.ts";

/**
 * Stores a concept with its reference images. The same content under the same name again changes nothing. BAD_INPUT or
 * CORRUPT names the image at fault before anything is stored; CONFLICT for other content under a taken name.
 */
export async function addConcept(
  db: Database,
  concept: { readonly name: string; readonly className: string; readonly kind: string },
  folder: string,
): Promise<Concept> {
  const { name, className, kind } = parseInput(conceptSchema, {
    name: concept.name,
    className: concept.className,
    kind: concept.kind,
  });
  const references = await readConceptFolder(folder);
  for (const { bytes } of references) await db.store.put(bytes);
  const images = references.map(({ file, sha256, pixels }) => {
    const [height = 0, width = 0] = pixels.dims;
    return { fileName: file, sha256, width, height };
  });
  const contentHash = conceptHash({ className, kind, images });
  return saveConcept(db, { name, className, kind, contentHash, images });
}

/** The concept of a name; a bundled subject is added when first asked for. NOT_FOUND says what there is. */
export async function ensureConcept(db: Database, name: string): Promise<Concept> {
  const stored = await listConcepts(db);
  if (stored.some((concept) => concept.name === name)) return findConcept(db, name);
  const subject = bundledSubjects().find((s) => s.name === name);
  if (subject) return addConcept(db, subject, subject.folder);
  const known = [...stored, ...bundledSubjects()].map((concept) => concept.name);
  throw new AppError("NOT_FOUND", `There is no concept "${name}".`, {
    field: "concepts",
    value: name,
    expected: `one of ${[...new Set(known)].sort().join(", ")}`,
    hint: "Add one with: dbdpo concept add NAME FOLDER --class CLASS",
  });
}
