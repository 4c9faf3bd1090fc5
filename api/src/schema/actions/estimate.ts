import {
  checkConfiguration,
  type ExperimentEstimate,
  estimateExperiment,
  type StageEstimate,
} from "@dreambooth-dpo/db";
import { asReturned, builder, given, InvalidInputError, StatisticType } from "../core/index.ts";
import { StageKind } from "../experiments/index.ts";
import { configurationOf, describedExperiment } from "./described-experiment.ts";

const StageEstimateType = builder.objectRef<StageEstimate>("StageEstimate").implement({
  description: "The stages of one kind that an experiment would need.",
  fields: (t) => ({
    kind: t.field({
      type: StageKind,
      description: "What they do.",
      resolve: ({ kind }) => kind as (typeof StageKind)["$inferType"],
    }),
    stages: t.exposeInt("stages", { description: "How many, each counted once however many runs share it." }),
    stagesDone: t.exposeInt("stagesDone", {
      description: "How many of them are done already, by whichever experiment: they cost nothing.",
    }),
    unit: t.exposeString("unit", { description: "What their work is counted in: images, steps or pairs." }),
    units: t.exposeInt("units", { description: "Units of all of them." }),
    unitsLeft: t.exposeInt("unitsLeft", { description: "Units of those that are not done yet." }),
    minutes: t.expose("minutes", {
      type: StatisticType,
      nullable: true,
      description:
        "Minutes of what is left, from the time that such stages took on this database; null where none was measured.",
    }),
    measured: t.exposeInt("measured", { description: "How many finished stages the minutes come from." }),
  }),
});

const sum = (
  { parts }: ExperimentEstimate,
  kinds: readonly string[],
  of: (part: StageEstimate) => number,
): number => parts.filter(({ kind }) => kinds.includes(kind)).reduce((total, part) => total + of(part), 0);

const trainings = ["personalise", "train"];
const unitsOf = ({ units }: StageEstimate) => units;
const leftOf = ({ unitsLeft }: StageEstimate) => unitsLeft;

const EstimateType = builder.objectRef<ExperimentEstimate>("ExperimentEstimate").implement({
  description: "What an experiment would take.",
  fields: (t) => ({
    configuration: t.expose("configuration", {
      type: "JSON",
      description: "Its configuration as it would be stored, defaults filled in.",
    }),
    runs: t.exposeInt("runs", { description: "Runs: the baseline and each variant of each concept." }),
    stages: t.int({
      description: "Stages it needs; those that runs share are counted once.",
      resolve: ({ parts }) => parts.reduce((total, { stages }) => total + stages, 0),
    }),
    stagesDone: t.int({
      description: "How many of them are done already: they cost nothing.",
      resolve: ({ parts }) => parts.reduce((total, { stagesDone }) => total + stagesDone, 0),
    }),
    images: t.int({
      description: "Images it needs, for pairs and for evaluation.",
      resolve: (estimate) => sum(estimate, ["generate"], unitsOf),
    }),
    imagesLeft: t.int({
      description: "How many of them are still to be made.",
      resolve: (estimate) => sum(estimate, ["generate"], leftOf),
    }),
    trainingSteps: t.int({
      description:
        "Steps of personalisation and preference training; the latter depend on how many pairs will be kept, which is estimated.",
      resolve: (estimate) => sum(estimate, trainings, unitsOf),
    }),
    trainingStepsLeft: t.int({
      description: "How many of them are still to be done.",
      resolve: (estimate) => sum(estimate, trainings, leftOf),
    }),
    pairs: t.int({
      description: "Candidate pairs that its selections choose from.",
      resolve: (estimate) => sum(estimate, ["select"], unitsOf),
    }),
    minutes: t.expose("minutes", {
      type: StatisticType,
      nullable: true,
      description:
        "Minutes of one runner for what is left, from the time that such stages took on this database; null where that cannot be told (see `basis`).",
    }),
    basis: t.exposeString("basis", {
      description: "What the minutes come from, or why there are none, as a sentence.",
    }),
    parts: t.field({
      type: [StageEstimateType],
      description: "The same by kind of stage, in the order of the work.",
      complexity: { field: 1, multiplier: 5 },
      resolve: ({ parts }) => [...parts],
    }),
  }),
});

const EstimateInput = builder.inputType("EstimateExperimentInput", {
  description: "An experiment to be, as createExperiment takes it.",
  fields: describedExperiment,
});

builder.queryField("estimateExperiment", (t) =>
  t.field({
    type: EstimateType,
    description:
      "What an experiment would take, in images, steps and minutes, of which stages that are done already cost nothing. Stores nothing.",
    args: { input: t.arg({ type: EstimateInput, required: true, description: "The experiment." }) },
    complexity: 50,
    errors: {
      types: [InvalidInputError],
      dataField: { name: "estimate", description: "What it would take." },
      result: { description: "The configuration is valid." },
      union: { description: "An estimate, or what is wrong with the configuration." },
    },
    resolve: async (_, { input }, { db }) => {
      try {
        const configuration = configurationOf(given(input));
        return await estimateExperiment(db, configuration, await checkConfiguration(db, configuration));
      } catch (error) {
        throw asReturned(error);
      }
    },
  }),
);
