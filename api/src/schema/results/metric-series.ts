import {
  extremesOfSeries,
  type MetricSeries,
  pointsOfSeries,
  type RunSeries,
  type SeriesExtremes,
  type SeriesPoints,
  type SeriesWindow,
  stageRef,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { batched, builder, given } from "../core/index.ts";
import { Stage } from "../experiments/index.ts";
import { finite } from "./finite.ts";

/** Fewest and most points of a series in one answer. */
const [fewestPoints, mostPoints] = [10, 2000];

const MetricPoint = builder.objectRef<MetricSeries>("MetricPoint").implement({
  description: "The newest point of a series.",
  fields: (t) => ({
    step: t.exposeInt("step", { description: "Step of the training." }),
    value: t.float({
      nullable: true,
      description: "Its value, single precision; null where it is NaN or infinite.",
      resolve: ({ value }) => finite(value),
    }),
    time: t.field({
      type: "DateTime",
      description: "When it was recorded.",
      resolve: ({ time }) => new Date(time),
    }),
  }),
});

const MetricPoints = builder.objectRef<SeriesPoints>("MetricPoints").implement({
  description: "Points of a series, as two lists of equal length.",
  fields: (t) => ({
    steps: t.field({
      type: ["Int"],
      complexity: 0,
      description: "Steps, ascending.",
      resolve: ({ steps }) => [...steps],
    }),
    values: t.field({
      type: ["Float"],
      nullable: { list: false, items: true },
      complexity: 0,
      description: "Value at each step, single precision; null where it is NaN or infinite.",
      resolve: ({ values }) => values.map(finite),
    }),
    thinned: t.exposeBoolean("thinned", {
      description: "Whether points were left out; spikes never are.",
    }),
  }),
});

const points = batched<SeriesWindow, SeriesPoints>(
  (refs, window, { db }) => pointsOfSeries(db, refs, window),
  () => ({ steps: [], values: [], thinned: false }),
);

const extremes = batched<null, SeriesExtremes>(
  (refs, _, { db }) => extremesOfSeries(db, refs),
  () => ({ minStep: null, maxStep: null }),
);

const refOf = ({ stageId, name }: MetricSeries) => stageRef(stageId, name);

/** The window that a user asks for. BAD_INPUT outside its limits. */
function windowOf({
  maximumPoints,
  from,
  to,
}: {
  readonly maximumPoints: number;
  readonly from?: number | null | undefined;
  readonly to?: number | null | undefined;
}): SeriesWindow {
  if (maximumPoints < fewestPoints || maximumPoints > mostPoints)
    throw AppError.badInput(
      "maximumPoints",
      maximumPoints,
      `a whole number from ${fewestPoints} to ${mostPoints}`,
    );
  if (from != null && from < 0) throw AppError.badInput("from", from, "a step, 0 or more");
  if (to != null && to < (from ?? 0)) throw AppError.badInput("to", to, "a step that is not before from");
  return { maximumPoints, ...given({ from: from ?? null, to: to ?? null }) };
}

export const MetricSeriesType = builder
  .objectRef<MetricSeries & Partial<Pick<RunSeries, "round">>>("MetricSeries")
  .implement({
    description:
      "What a training stage measured step by step, such as loss. Numbers are kept in single precision; one that is NaN or infinite (a training that diverged) is null.",
    fields: (t) => ({
      name: t.exposeString("name", { description: "What was measured, such as loss or implicit_accuracy." }),
      round: t.int({
        nullable: true,
        description:
          "Round in which the run uses the stage, 0 for personalisation; null where the series was reached through its stage.",
        resolve: ({ round }) => round ?? null,
      }),
      stage: t.field({
        type: Stage,
        description: "The stage that measured it.",
        resolve: ({ stageId }) => stageId,
      }),
      latest: t.field({
        type: MetricPoint,
        description: "Its newest point.",
        resolve: (series) => series,
      }),
      min: t.float({
        nullable: true,
        description: "Its least value so far.",
        resolve: ({ min }) => finite(min),
      }),
      max: t.float({
        nullable: true,
        description: "Its greatest value so far.",
        resolve: ({ max }) => finite(max),
      }),
      minStep: t.int({
        nullable: true,
        complexity: 2,
        description: "The first step with its least value: the best one of a loss.",
        resolve: async (series, _, services) => (await extremes(refOf(series), null, services)).minStep,
      }),
      maxStep: t.int({
        nullable: true,
        complexity: 2,
        description: "The first step with its greatest value: the best one of an accuracy.",
        resolve: async (series, _, services) => (await extremes(refOf(series), null, services)).maxStep,
      }),
      points: t.field({
        type: MetricPoints,
        description:
          "Its points, made fewer where they are more than asked for: the ends, and the least and greatest of each of equally wide ranges of steps, stay. (Beyond 200,000 steps the ends and extremes of every 1,000 steps stay first.)",
        args: {
          maximumPoints: t.arg.int({
            required: true,
            defaultValue: 1000,
            description: `Most points, ${fewestPoints} to ${mostPoints}.`,
          }),
          from: t.arg.int({ description: "Only from this step on; from the first where left out." }),
          to: t.arg.int({ description: "Only up to this step; to the newest where left out." }),
        },
        // Two numbers of a list are cheaper than a field.
        complexity: ({ maximumPoints }) => 10 + Math.ceil(Math.max(0, maximumPoints) / 50),
        resolve: (series, args, services) => points(refOf(series), windowOf(args), services),
      }),
    }),
  });
