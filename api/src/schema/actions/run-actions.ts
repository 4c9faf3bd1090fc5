import { annotate, createImportedExperiment, findRun, forkRun, startExperiment } from "@dreambooth-dpo/db";
import { importConfigurationSchema, parseInput, selectionSchema } from "@dreambooth-dpo/db/contract";
import { builder, given, idOf, mutation } from "../core/index.ts";
import { checkImport } from "./check-import.ts";
import { expectedRemarks } from "./expected-remarks.ts";
import { experimentSubject, runSubject } from "./subjects.ts";

mutation("forkRun", {
  description:
    "Adds a run that is the given one up to a round and selects its pairs in another way from there on; it shares everything before. Start the experiment to have the rest done.",
  returns: ["run", "The new run."],
  subject: runSubject,
  input: (t) => ({
    runId: t.id({
      required: true,
      description: "Global id of the run to fork; not a baseline, not an import.",
    }),
    round: t.int({ required: true, description: "The first round that differs, from 1." }),
    name: t.string({ required: true, description: "Name of the new variant." }),
    selection: t.field({
      type: "JSON",
      required: true,
      description:
        'How pairs are selected, such as {"kind": "window", "window": {"c1": -10, "c2": 80}} (degrees) or {"kind": "weighted", "lambda": 0.5, "keptFraction": 0.14}.',
    }),
    start: t.boolean({ defaultValue: false, description: "Whether to start the experiment at once." }),
  }),
  resolve: async ({ runId, round, name, selection, start }, { db, queue }) => {
    const run = await findRun(db, idOf("Run", String(runId), "runId"));
    const parsed = parseInput(selectionSchema, selection, "selection");
    const fork = await forkRun(db, run, { round, name, selection: parsed });
    if (start) await startExperiment(db, queue, fork.experimentId);
    return runSubject.reload({ db }, fork.id);
  },
});

mutation("annotateRun", {
  description: "Sets the tags and the note of a run; what is left out stays as it is.",
  returns: ["run", "The run."],
  subject: runSubject,
  input: (t) => ({
    id: t.id({ required: true, description: "Global id of the run." }),
    tags: t.stringList({ description: "All its tags: at most 20, of 1 to 40 characters." }),
    note: t.string({ description: "Markdown, at most 10,000 characters; null takes it away." }),
    ...expectedRemarks(t),
  }),
  resolve: async ({ id, tags, note, expectedTags, expectedNote }, { db }) => {
    const own = idOf("Run", String(id), "id");
    const expected = { tags: expectedTags ?? undefined, note: expectedNote };
    await annotate(db, "run", own, { tags: tags ?? undefined, note }, expected);
    return runSubject.reload({ db }, own);
  },
});

const ImportedImageInput = builder.inputType("ImportedImageInput", {
  description: "An image made elsewhere.",
  fields: (t) => ({
    sha256: t.string({
      required: true,
      description: "SHA-256 of an image that was uploaded (POST /artifacts/uploads).",
    }),
    prompt: t.string({
      required: true,
      description: 'The prompt it was made of, the subject written as its class: "a dog in the jungle".',
    }),
    sample: t.int({ description: "Which image of its prompt it is, from 0; counted where left out." }),
    seed: t.float({ description: "Seed it was made with; 0 where left out." }),
  }),
});

const ImportedModelInput = builder.inputType("ImportedModelInput", {
  description: "The images of one model, checkpoint or method: a run.",
  fields: (t) => ({
    model: t.string({ required: true, description: "Its name, which the run's variant will be." }),
    images: t.field({
      type: [ImportedImageInput],
      required: true,
      description: "Its images; at most 2,000 of all models together.",
    }),
  }),
});

mutation("importRun", {
  description:
    "Makes runs of images that were made elsewhere (by any model and tool) and uploaded: they are scored by a pack's judges and compared with a baseline.",
  returns: ["experiment", "The experiment that holds the runs, one per model."],
  subject: experimentSubject,
  input: (t) => ({
    name: t.string({ description: "Its name; from the concept and a hash where left out." }),
    concept: t.string({ required: true, description: "Name of the concept they show." }),
    pack: t.string({
      required: true,
      defaultValue: "micro",
      description: "The model pack whose judges score them.",
    }),
    baseline: t.string({ required: true, description: "The model that the others are compared with." }),
    models: t.field({
      type: [ImportedModelInput],
      required: true,
      description: "The models, each with its images.",
    }),
    start: t.boolean({ defaultValue: true, description: "Whether to have them scored at once." }),
  }),
  resolve: async (input, { db, queue, viewer }) => {
    const { models, start, concept, ...rest } = given(input);
    const named = { kind: "import", concepts: [concept], ...rest };
    const configuration = parseInput(importConfigurationSchema, named);
    const imported = await checkImport(db, {
      ...{ userId: viewer.userId!, concept, pack: rest.pack },
      models: models.map(({ model, images }) => ({ model, images: images.map(given) })),
    });
    const { id } = await createImportedExperiment(db, configuration, imported, { status: "draft" });
    if (start) await startExperiment(db, queue, id);
    return experimentSubject.reload({ db }, id);
  },
});
