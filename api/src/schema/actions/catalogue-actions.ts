import {
  conceptHash,
  findUploads,
  hashJson,
  saveConcept,
  savePromptSet,
  setArchived,
} from "@dreambooth-dpo/db";
import {
  AppError,
  conceptSchema,
  parseInput,
  parsePromptSet,
  reservedPromptSets,
} from "@dreambooth-dpo/db/contract";
import { ConceptKind, PromptCategory, PromptPurpose, PromptSubjects } from "../catalogue/index.ts";
import { builder, given, idOf, mutation } from "../core/index.ts";
import { conceptSubject, promptSetSubject } from "./subjects.ts";

const ReferenceImageInput = builder.inputType("ReferenceImageInput", {
  description: "A photograph of a new concept.",
  fields: (t) => ({
    sha256: t.string({
      required: true,
      description: "SHA-256 of an image that was uploaded (POST /artifacts/uploads).",
    }),
    fileName: t.string({ description: "Name to show it under." }),
  }),
});

const imagesAtMost = 50;

mutation("createConcept", {
  description:
    "Stores a subject to personalise. The same content under the same name is the concept that exists.",
  returns: ["concept", "The concept."],
  subject: conceptSubject,
  input: (t) => ({
    name: t.string({ required: true, description: 'Unique name: 1 to 64 letters, digits, "-", "_" or ".".' }),
    className: t.string({ required: true, description: "Noun of its class, such as dog." }),
    kind: t.field({ type: ConceptKind, required: true, description: "Which prompts fit it." }),
    images: t.field({
      type: [ReferenceImageInput],
      required: true,
      description: `Its photographs, in order: 1 to ${imagesAtMost}; 4 to 6 work well.`,
    }),
  }),
  resolve: async ({ images, ...about }, { db, viewer }) => {
    const concept = parseInput(conceptSchema, about);
    if (images.length < 1 || images.length > imagesAtMost)
      throw AppError.badInput("images", images.length, `1 to ${imagesAtMost} images; 4 to 6 work well`);
    const hashes = images.map(({ sha256 }) => sha256);
    const uploads = await findUploads(db, { userId: viewer.userId!, hashes });
    const found = new Map(uploads.map((upload) => [upload.sha256, upload]));
    const issues = images.flatMap(({ sha256 }, i) => {
      const expected = found.has(sha256)
        ? "each image once"
        : "the SHA-256 of an image you uploaded (POST /artifacts/uploads)";
      return found.has(sha256) && hashes.indexOf(sha256) === i
        ? []
        : [{ path: `images[${i}].sha256`, value: sha256, expected }];
    });
    const [first] = issues;
    if (first) throw AppError.badInput(first.path, first.value, first.expected, undefined, issues);
    const stored = images.map(({ sha256, fileName }, i) => {
      const { width, height } = found.get(sha256)!;
      return { sha256, width, height, fileName: fileName ?? `image ${i + 1}` };
    });
    const contentHash = conceptHash({ ...concept, images: stored });
    const { id } = await saveConcept(db, { ...concept, contentHash, images: stored });
    return conceptSubject.reload({ db }, id);
  },
});

mutation("archiveConcept", {
  description:
    "Puts a concept away, or takes it back. Nothing is deleted; experiments about it stay as they are.",
  returns: ["concept", "The concept."],
  subject: conceptSubject,
  input: (t) => ({
    id: t.id({ required: true, description: "Global id of the concept." }),
    archived: t.boolean({ required: true, defaultValue: true, description: "False takes it back." }),
  }),
  resolve: async ({ id, archived }, { db }) => {
    const own = idOf("Concept", String(id), "id");
    await setArchived(db, "concept", own, archived);
    return conceptSubject.reload({ db }, own);
  },
});

const PromptInput = builder.inputType("PromptInput", {
  description: "A prompt of a new set.",
  fields: (t) => ({
    template: t.string({
      required: true,
      description: 'Its text with "{token} {class}" exactly once, such as "a {token} {class} in the jungle".',
    }),
    subjects: t.field({
      type: PromptSubjects,
      description: "Which concepts it is meant for; both where left out.",
    }),
    category: t.field({ type: PromptCategory, description: "What it changes." }),
  }),
});

mutation("createPromptSet", {
  description:
    "Stores a set of prompts, which experiments name. The same content again is the set that exists; other content under its name is a newer version.",
  returns: ["promptSet", "The prompt set."],
  subject: promptSetSubject,
  input: (t) => ({
    name: t.string({ required: true, description: 'Name: 1 to 64 letters, digits, "-", "_" or ".".' }),
    purpose: t.field({ type: PromptPurpose, required: true, description: "What images may be made of it." }),
    source: t.string({ description: "Where the prompts come from." }),
    prompts: t.field({ type: [PromptInput], required: true, description: "The prompts, in order." }),
  }),
  resolve: async ({ prompts, source, name, purpose }, { db }) => {
    if ((reservedPromptSets as readonly string[]).includes(name.toLowerCase()))
      throw AppError.badInput(
        "name",
        name,
        `another name: ${reservedPromptSets.join(", ")} are the product's own`,
      );
    const set = parsePromptSet({ name, purpose, ...given({ source }), prompts: prompts.map(given) });
    const { id } = await savePromptSet(db, {
      name: set.name,
      hash: hashJson(set),
      purpose: set.purpose,
      source: set.source ?? null,
      prompts: set.prompts.map(({ template, ...details }, index) => ({ index, template, details })),
    });
    return promptSetSubject.reload({ db }, id);
  },
});

mutation("archivePromptSet", {
  description:
    "Puts a prompt set away, so that no new experiment takes it, or takes it back. Nothing is deleted.",
  returns: ["promptSet", "The prompt set."],
  subject: promptSetSubject,
  input: (t) => ({
    id: t.id({ required: true, description: "Global id of the prompt set." }),
    archived: t.boolean({ required: true, defaultValue: true, description: "False takes it back." }),
  }),
  resolve: async ({ id, archived }, { db }) => {
    const own = idOf("PromptSet", String(id), "id");
    await setArchived(db, "prompt set", own, archived);
    return promptSetSubject.reload({ db }, own);
  },
});
