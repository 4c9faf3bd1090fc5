import {
  annotate,
  checkConfiguration,
  createConfiguredExperiment,
  requestCancel,
  setArchived,
  startExperiment,
} from "@dreambooth-dpo/db";
import { presets } from "@dreambooth-dpo/db/contract";
import { builder, given, idOf, mutation } from "../core/index.ts";
import { configurationOf, describedExperiment } from "./described-experiment.ts";
import { expectedRemarks } from "./expected-remarks.ts";
import { experimentSubject } from "./subjects.ts";

mutation("createExperiment", {
  description:
    "Stores an experiment: a run for the baseline and each variant of each concept. The same configuration under the same name is the experiment that exists. Nothing is computed before it is started.",
  returns: ["experiment", "The experiment."],
  subject: experimentSubject,
  input: (t) => ({
    ...describedExperiment(t),
    start: t.boolean({ defaultValue: false, description: "Whether to start it at once." }),
  }),
  resolve: async (input, { db, queue }) => {
    const { start, ...described } = given(input);
    const configuration = configurationOf(described);
    const concepts = await checkConfiguration(db, configuration);
    const { id } = await createConfiguredExperiment(db, {
      configuration,
      concepts,
      pack: configuration.pack,
      status: "draft",
      ...(described.preset === undefined ? {} : { preset: described.preset }),
    });
    if (start) await startExperiment(db, queue, id);
    return experimentSubject.reload({ db }, id);
  },
});

const starts = {
  startExperiment:
    "Queues an experiment for the next free runner. One that is queued or running is left as it is.",
  resumeExperiment:
    "Goes on with an experiment that was cancelled, failed, or was forked since; nothing done is done again.",
} as const;

for (const [name, description] of Object.entries(starts))
  mutation(name, {
    description,
    returns: ["experiment", "The experiment."],
    subject: experimentSubject,
    input: (t) => ({ id: t.id({ required: true, description: "Global id of the experiment." }) }),
    resolve: async ({ id }, { db, queue }) => {
      const own = idOf("Experiment", String(id), "id");
      await startExperiment(db, queue, own);
      return experimentSubject.reload({ db }, own);
    },
  });

mutation("cancelExperiment", {
  description:
    "Stops an experiment: at once while it waits, within a denoising or training step while it runs. What is done is kept; it can be resumed.",
  returns: ["experiment", "The experiment, cancelled or cancelling."],
  subject: experimentSubject,
  input: (t) => ({ id: t.id({ required: true, description: "Global id of the experiment." }) }),
  resolve: async ({ id }, { db }) => {
    const own = idOf("Experiment", String(id), "id");
    await requestCancel(db, own);
    return experimentSubject.reload({ db }, own);
  },
});

mutation("archiveExperiment", {
  description: "Puts an experiment away, or takes it back. Nothing is deleted.",
  returns: ["experiment", "The experiment."],
  subject: experimentSubject,
  input: (t) => ({
    id: t.id({ required: true, description: "Global id of the experiment." }),
    archived: t.boolean({ required: true, defaultValue: true, description: "False takes it back." }),
  }),
  resolve: async ({ id, archived }, { db }) => {
    const own = idOf("Experiment", String(id), "id");
    await setArchived(db, "experiment", own, archived);
    return experimentSubject.reload({ db }, own);
  },
});

mutation("annotateExperiment", {
  description: "Sets the tags and the note of an experiment; what is left out stays as it is.",
  returns: ["experiment", "The experiment."],
  subject: experimentSubject,
  input: (t) => ({
    id: t.id({ required: true, description: "Global id of the experiment." }),
    tags: t.stringList({ description: "All its tags: at most 20, of 1 to 40 characters." }),
    note: t.string({ description: "Markdown, at most 10,000 characters; null takes it away." }),
    ...expectedRemarks(t),
  }),
  resolve: async ({ id, tags, note, expectedTags, expectedNote }, { db }) => {
    const own = idOf("Experiment", String(id), "id");
    const expected = { tags: expectedTags ?? undefined, note: expectedNote };
    await annotate(db, "experiment", own, { tags: tags ?? undefined, note }, expected);
    return experimentSubject.reload({ db }, own);
  },
});

interface PresetRow {
  readonly name: string;
  readonly configuration: unknown;
}

const Preset = builder.objectRef<PresetRow>("Preset").implement({
  description: "A named configuration to start from.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Its name." }),
    configuration: t.expose("configuration", { type: "JSON", description: "The fields that it sets." }),
  }),
});

builder.queryField("presets", (t) =>
  t.field({
    type: [Preset],
    description: "Named configurations to start an experiment from.",
    resolve: () => Object.entries(presets).map(([name, configuration]) => ({ name, configuration })),
  }),
);
