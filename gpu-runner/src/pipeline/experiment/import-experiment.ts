import { readFile } from "node:fs/promises";
import {
  createImportedExperiment,
  type Database,
  type Experiment,
  type ImportedImage,
  type ImportedModel,
} from "@dreambooth-dpo/db";
import { AppError, importConfigurationSchema, parseInput } from "@dreambooth-dpo/db/contract";
import { decodeImage } from "../../datasets/index.ts";
import { ensureConcept } from "./add-concept.ts";
import { resolvePack } from "./resolve-pack.ts";

/** What a run of imported images is made of. */
export interface ImportedImages {
  readonly images: readonly ImportedImage[];
}

/** An image made elsewhere, found and checked. */
export interface ImageToImport {
  readonly path: string;
  readonly prompt: string;
  readonly seed?: number;
  readonly sample: number;
  readonly concept?: string;
  readonly model: string;
}

export interface ImportOptions {
  readonly name?: string;
  /** Of images whose row names none. */
  readonly concept?: string;
  readonly judge: string;
  readonly heldOutJudge?: string;
  /** The model the others are compared with; the first by default. */
  readonly baseline?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

interface Group {
  readonly model: string;
  readonly concept: string;
  readonly images: ImageToImport[];
}

function groupImages(images: readonly ImageToImport[], concept: string | undefined): Group[] {
  const groups = new Map<string, Group>();
  for (const image of images) {
    const of = image.concept ?? concept;
    if (of === undefined)
      throw AppError.badInput(
        "concept",
        undefined,
        `a concept for ${image.path}`,
        "Say which with --concept.",
      );
    const key = `${image.model}\n${of}`;
    const group = groups.get(key) ?? { model: image.model, concept: of, images: [] };
    group.images.push(image);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function storeImage(db: Database, image: ImageToImport, promptIndex: number): Promise<ImportedImage> {
  const bytes = await readFile(image.path);
  const [height = 0, width = 0] = (await decodeImage(bytes, image.path)).dims;
  const { sha256 } = await db.store.put(bytes);
  const { prompt, sample, seed = 0 } = image;
  return { sha256, width, height, promptIndex, prompt, sample, seed };
}

/**
 * Stores images made elsewhere as an experiment with one run per model and concept, ready to be scored and compared. Nothing
 * but artifacts is stored before every image has been read. The same images again are the experiment that exists.
 */
export async function importExperiment(
  db: Database,
  images: readonly ImageToImport[],
  options: ImportOptions,
): Promise<Experiment> {
  const groups = groupImages(images, options.concept);
  const models = [...new Set(groups.map(({ model }) => model))];
  const { baseline = models.includes("baseline") ? "baseline" : models[0]! } = options;
  const { name, judge, heldOutJudge, onProgress } = options;
  const concepts = [...new Set(groups.map(({ concept }) => concept))];
  const configuration = parseInput(importConfigurationSchema, {
    kind: "import",
    concepts,
    judge,
    baseline,
    ...(name === undefined ? {} : { name }),
    ...(heldOutJudge === undefined ? {} : { heldOutJudge }),
  });
  await resolvePack(configuration);
  const ids = new Map<string, string>();
  for (const concept of concepts) ids.set(concept, (await ensureConcept(db, concept)).id);
  let done = 0;
  const imported: ImportedModel[] = [];
  for (const group of groups) {
    const prompts = [...new Set(group.images.map(({ prompt }) => prompt))];
    const rows: ImportedImage[] = [];
    for (const image of group.images) {
      rows.push(await storeImage(db, image, prompts.indexOf(image.prompt)));
      onProgress?.(++done, images.length);
    }
    imported.push({ model: group.model, conceptId: ids.get(group.concept)!, images: rows });
  }
  return createImportedExperiment(db, configuration, imported);
}
