import {
  type Concept,
  type Database,
  findConcept,
  findUploads,
  type ImportedModel,
  packList,
} from "@dreambooth-dpo/db";
import { AppError, type InputIssue, importRowSchema, parseInput } from "@dreambooth-dpo/db/contract";
import { z } from "zod";

/** Most images of one import: more do not fit into a request. */
const imagesAtMost = 2000;

const { prompt, seed, sample, model } = importRowSchema.shape;

const modelsSchema = z
  .array(
    z.object({
      model: model
        .refine((name) => name !== undefined, { error: "a model's name" })
        .transform((name) => name!),
      images: z
        .array(z.object({ sha256: z.string(), prompt, seed, sample }))
        .min(1, { error: "at least one image" }),
    }),
  )
  .min(1, { error: "at least one model" })
  .refine((models) => models.reduce((n, { images }) => n + images.length, 0) <= imagesAtMost, {
    error: `at most ${imagesAtMost.toLocaleString("en")} images in all`,
  });

/** Models as they are asked to be imported. */
export type ModelsInput = readonly {
  readonly model: string;
  readonly images: readonly {
    readonly sha256: string;
    readonly prompt: string;
    readonly sample?: number | undefined;
    readonly seed?: number | undefined;
  }[];
}[];

export interface ImportRequest {
  readonly userId: string;
  readonly concept: string;
  readonly pack: string;
  readonly models: ModelsInput;
}

async function checkConcept(db: Database, name: string, issues: InputIssue[]): Promise<Concept | undefined> {
  const concept = await findConcept(db, name).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return undefined;
    throw error;
  });
  if (!concept || concept.archivedAt)
    issues.push({ path: "concept", value: name, expected: "the name of a concept that is not archived" });
  return concept;
}

async function checkPack(db: Database, name: string, issues: InputIssue[]): Promise<void> {
  const { rows } = await packList.page(db, { limit: 100 }, { order: "name" });
  const names = [...new Set(rows.map(({ row }) => row.name))];
  if (names.includes(name)) return;
  const known = names.length ? `, one of ${names.join(", ")}` : "; there is none yet (runners bring theirs)";
  issues.push({ path: "pack", value: name, expected: `the name of a model pack${known}` });
}

/** Images of the models, samples counted where none is given; every image uploaded, every sample of a prompt once. */
async function checkImages(
  db: Database,
  { userId, models }: ImportRequest,
  issues: InputIssue[],
): Promise<Omit<ImportedModel, "conceptId">[]> {
  const parsed = parseInput(modelsSchema, models, "models");
  const hashes = parsed.flatMap(({ images }) => images.map(({ sha256 }) => sha256));
  const uploads = new Map((await findUploads(db, { userId, hashes })).map((each) => [each.sha256, each]));
  const names = parsed.map(({ model }) => model.toLowerCase());
  return parsed.map(({ model, images }, m) => {
    const wrong = (path: string, value: unknown, expected: string) =>
      issues.push({ path: `models[${m}].${path}`, value, expected });
    if (names.indexOf(model.toLowerCase()) < m) wrong("model", model, "each model once");
    const prompts = [...new Set(images.map((image) => image.prompt))];
    const samples = prompts.map(() => new Set<number>());
    const counted = prompts.map(() => 0);
    const imported = images.map(({ sha256, prompt, sample, seed }, i) => {
      const upload = uploads.get(sha256);
      const expected = "the SHA-256 of an image you uploaded (POST /artifacts/uploads)";
      if (!upload) wrong(`images[${i}].sha256`, sha256, expected);
      const promptIndex = prompts.indexOf(prompt);
      const own = sample ?? counted[promptIndex]!;
      counted[promptIndex] = own + 1;
      if (samples[promptIndex]!.has(own)) wrong(`images[${i}].sample`, own, "each sample of a prompt once");
      samples[promptIndex]!.add(own);
      const { width = 0, height = 0 } = upload ?? {};
      return { sha256, width, height, promptIndex, prompt, sample: own, seed: seed ?? 0 };
    });
    return { model, images: imported };
  });
}

/**
 * Checks what an import is made of against what the database knows. Returns the models as they are stored. BAD_INPUT lists
 * every field that is wrong.
 */
export async function checkImport(db: Database, request: ImportRequest): Promise<ImportedModel[]> {
  const issues: InputIssue[] = [];
  const concept = await checkConcept(db, request.concept, issues);
  await checkPack(db, request.pack, issues);
  const models = await checkImages(db, request, issues);
  const [first] = issues;
  if (first) throw AppError.badInput(first.path, first.value, first.expected, undefined, issues);
  return models.map((each) => ({ ...each, conceptId: concept!.id }));
}
