import {
  type ComparedRow,
  compareRuns,
  type RunComparison,
  readRunConfigurations,
  type Trajectory,
} from "@dreambooth-dpo/db";
import {
  configurationDifferences,
  type Metric,
  type MetricCell,
  metricLabels,
} from "@dreambooth-dpo/db/comparison";
import { AppError } from "@dreambooth-dpo/db/contract";
import { builder, given, idOf, StatisticType } from "../core/index.ts";
import { Experiment, Run } from "../experiments/index.ts";
import { MetricType } from "../results/index.ts";
import { DifferenceType } from "./configuration-difference.ts";

const ConceptScoreType = builder.objectRef<MetricCell["concepts"][number]>("ConceptScore").implement({
  description: "The mean of one concept, with the prompts below it.",
  fields: (t) => ({
    concept: t.exposeString("concept", { description: "Name of the concept." }),
    value: t.exposeFloat("value", { description: "Mean over its prompts, each weighing the same." }),
    prompts: t.field({
      type: [PromptScoreType],
      description: "Its prompts.",
      complexity: { field: 1, multiplier: 25 },
      resolve: ({ prompts }) => [...prompts],
    }),
  }),
});

const PromptScoreType = builder
  .objectRef<MetricCell["concepts"][number]["prompts"][number]>("PromptScore")
  .implement({
    description: "The mean of one prompt.",
    fields: (t) => ({
      prompt: t.exposeString("prompt", { description: "The prompt, the subject written as its class." }),
      value: t.exposeFloat("value", { description: "Mean over its images." }),
      images: t.exposeInt("images", { description: "How many images." }),
    }),
  });

interface Cell extends MetricCell {
  readonly metric: Metric;
}

const CellType = builder.objectRef<Cell>("ComparedMetric").implement({
  description: "One metric of one checkpoint.",
  fields: (t) => ({
    metric: t.expose("metric", { type: MetricType, description: "Which." }),
    label: t.string({
      description: "Its short name, such as TS.",
      resolve: ({ metric }) => metricLabels[metric],
    }),
    mean: t.field({
      type: StatisticType,
      description:
        "Mean over images, then prompts, then concepts; the interval is 1.96 standard errors to either side.",
      resolve: ({ value, se, n, unit }) => ({
        value,
        lo: se === null ? null : value - 1.96 * se,
        hi: se === null ? null : value + 1.96 * se,
        n,
        method: `mean over ${n} ${unit}, normal 95 % interval`,
        seed: null,
      }),
    }),
    sd: t.exposeFloat("sd", {
      nullable: true,
      description: "Standard deviation over the units; null for one unit.",
    }),
    se: t.exposeFloat("se", { nullable: true, description: "Standard error of the mean over the units." }),
    unit: t.exposeString("unit", {
      description: "What the spread is over: concepts, or prompts of the only concept.",
    }),
    delta: t.expose("delta", {
      type: StatisticType,
      nullable: true,
      description: "Paired difference to the baseline with its bootstrap interval; null for the baseline.",
    }),
    concepts: t.field({
      type: [ConceptScoreType],
      description: "The concepts behind it.",
      resolve: ({ concepts }) => [...concepts],
    }),
  }),
});

const RowType = builder.objectRef<ComparedRow>("ComparedCheckpoint").implement({
  description: "A checkpoint of one variant over its concepts.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Unique in the comparison, such as TS round 2." }),
    variant: t.exposeString("variant", { description: "Its variant." }),
    checkpoint: t.exposeString("checkpoint", { description: "The evaluated checkpoint." }),
    step: t.exposeInt("step", {
      nullable: true,
      description: "Step of the personalisation; null for others.",
    }),
    round: t.exposeInt("round", {
      nullable: true,
      description: "Round of preference training; null for the baseline.",
    }),
    seed: t.float({ description: "Seed of its runs.", resolve: ({ runSeed }) => runSeed }),
    experiment: t.field({
      type: Experiment,
      description: "The experiment of its runs.",
      resolve: ({ experimentId }) => experimentId,
    }),
    runs: t.field({
      type: [Run],
      description: "One run for each concept.",
      resolve: ({ runIds }) => [...runIds],
    }),
    images: t.exposeInt("images", { description: "Images it was measured on." }),
    metrics: t.field({
      type: [CellType],
      description: "Its metrics: the selecting judge's, then the held-out judge's.",
      complexity: { field: 1, multiplier: 4 },
      resolve: ({ cells }) =>
        Object.entries(cells).map(([metric, cell]) => ({ ...cell, metric: metric as Metric })),
    }),
    onFrontier: t.exposeBoolean("onFrontier", {
      description: "Whether no other row is at least as good in both TS and IS and better in one.",
    }),
    dominatesBaseline: t.expose("dominatesBaseline", {
      type: StatisticType,
      nullable: true,
      description: "Probability that it beats the baseline in both TS and IS; null for the baseline.",
    }),
  }),
});

const TrajectoryType = builder.objectRef<Trajectory>("Trajectory").implement({
  description: "The way of a variant over the plane of TS and IS.",
  fields: (t) => ({
    variant: t.exposeString("variant", { description: "Whose." }),
    seed: t.float({ description: "Seed of its runs.", resolve: ({ runSeed }) => runSeed }),
    rows: t.field({
      type: ["Int"],
      description: "Places in `rows`, by round; of a baseline by step of the personalisation.",
      resolve: ({ rows }) => [...rows],
    }),
  }),
});

interface Compared extends RunComparison {
  readonly runIds: readonly string[];
}

const ComparisonType = builder.objectRef<Compared>("RunComparison").implement({
  description: "Runs compared by the DreamBench protocol, from the scores of their evaluations.",
  fields: (t) => ({
    baseline: t.exposeString("baseline", {
      description: "Name of the row that the others are compared with.",
    }),
    suite: t.exposeString("suite", { description: "Prompt set that all were evaluated on." }),
    suites: t.field({
      type: ["String"],
      description: "Every prompt set that they can be compared on.",
      resolve: ({ suites }) => [...suites],
    }),
    concepts: t.field({
      type: ["String"],
      description: "Names of the concepts that the spread is over.",
      resolve: ({ concepts }) => [...concepts],
    }),
    unit: t.exposeString("unit", {
      description: "What intervals are over: concepts, or prompts of the only concept.",
    }),
    clusters: t.exposeInt("clusters", { description: "How many of these units there are." }),
    samples: t.exposeInt("samples", { description: "Draws of every bootstrap." }),
    seed: t.float({ description: "Seed of every bootstrap.", resolve: ({ seed }) => seed }),
    rows: t.field({
      type: [RowType],
      description: "The checkpoints.",
      complexity: { field: 50, multiplier: 20 },
      resolve: ({ rows }) => [...rows],
    }),
    trajectories: t.field({
      type: [TrajectoryType],
      description: "How variants move over the plane from round to round.",
      resolve: ({ trajectories }) => [...trajectories],
    }),
    configurationDifferences: t.field({
      type: [DifferenceType],
      description: "The settings that are not the same for all the runs asked for.",
      complexity: { field: 5, multiplier: 20 },
      resolve: async ({ runIds }, _, { db }) =>
        configurationDifferences(await readRunConfigurations(db, runIds)),
    }),
  }),
});

const CheckpointsType = builder.enumType("ComparedCheckpoints", {
  description: "Which checkpoints of runs are compared.",
  values: {
    LAST: { value: "last", description: "The last of each." },
    ALL: { value: "all", description: "Every one: trajectories, and the frontier of the personalisation." },
  } as const,
});

builder.queryField("compareRuns", (t) =>
  t.field({
    type: ComparisonType,
    description:
      "Compares up to 50 runs with a baseline: means with intervals, paired differences, the Pareto frontier, what differs in their settings. The same variant over several concepts is one row.",
    args: {
      runIds: t.arg.idList({ required: true, description: "Global ids of the runs, 1 to 50." }),
      baselineRunId: t.arg.id({
        description: "What they are compared with; the first run's own baseline where left out.",
      }),
      suite: t.arg.string({
        description: "Prompt set of the evaluation; the first they share where left out.",
      }),
      checkpoints: t.arg({
        type: CheckpointsType,
        required: true,
        defaultValue: "last",
        description: "Which checkpoints.",
      }),
      samples: t.arg.int({
        description: "Draws of every bootstrap, 100 to 20,000; as published where left out.",
      }),
      seed: t.arg.float({ description: "Seed of every bootstrap; as published where left out." }),
    },
    complexity: ({ runIds }) => ({ field: 50 + 5 * runIds.length, multiplier: 1 }),
    resolve: async (_, { runIds, baselineRunId, checkpoints, ...rest }, { db }): Promise<Compared> => {
      if (runIds.length > 50) throw AppError.badInput("runIds", runIds.length, "1 to 50 runs");
      const ids = runIds.map((id, i) => idOf("Run", String(id), `runIds[${i}]`));
      const comparison = await compareRuns(db, {
        runIds: ids,
        checkpoints,
        ...given(rest),
        ...(baselineRunId == null
          ? {}
          : { baselineRunId: idOf("Run", String(baselineRunId), "baselineRunId") }),
      });
      return { ...comparison, runIds: ids };
    },
  }),
);
