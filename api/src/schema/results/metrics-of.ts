import {
  type MetricSeries,
  type RunRow,
  type RunSeries,
  seriesOfRuns,
  seriesOfStages,
} from "@dreambooth-dpo/db";
import { batched, builder, type Services } from "../core/index.ts";
import { Run, Stage } from "../experiments/index.ts";
import { MetricSeriesType } from "./metric-series.ts";

const ofRuns = batched<null, readonly RunSeries[]>(
  async (ids, _, { db }) => Map.groupBy(await seriesOfRuns(db, ids), ({ runId }) => runId),
  () => [],
);

const ofStages = batched<null, readonly MetricSeries[]>(
  async (ids, _, { db }) => Map.groupBy(await seriesOfStages(db, ids), ({ stageId }) => stageId),
  () => [],
);

const seriesOf = ({ id, along }: RunRow, services: Services) => along?.metrics ?? ofRuns(id, null, services);

/** Some series of a run: at once, where they came along with it. */
function chosen<T>(run: RunRow, services: Services, choose: (series: readonly RunSeries[]) => T) {
  const series = seriesOf(run, services);
  return series instanceof Promise ? series.then(choose) : choose(series);
}

const named = (names: readonly string[] | null | undefined) => (series: MetricSeries) =>
  names == null || names.includes(series.name);

// Five of a training stage, in a few rounds.
const ofRunCost = { field: 2, multiplier: 10 };

builder.objectField(Run, "metrics", (t) =>
  t.field({
    type: [MetricSeriesType],
    description: "Every series of its training stages, by round and name.",
    args: {
      round: t.arg.int({ description: "Only of this round; 0 is personalisation." }),
      names: t.arg.stringList({ description: "Only those of these names." }),
    },
    complexity: ofRunCost,
    resolve: (run, { round, names }, services) =>
      chosen(run, services, (series) =>
        series.filter(named(names)).filter((s) => round == null || s.round === round),
      ),
  }),
);

builder.objectField(Run, "metric", (t) =>
  t.field({
    type: MetricSeriesType,
    nullable: true,
    description: "One series; null when it has none of the name in the round (yet).",
    args: {
      round: t.arg.int({
        required: true,
        description: "Round of preference training; 0 is personalisation.",
      }),
      name: t.arg.string({ required: true, description: "What was measured, such as loss." }),
    },
    complexity: 2,
    resolve: (run, { round, name }, services) =>
      chosen(run, services, (all) => all.find((s) => s.round === round && s.name === name) ?? null),
  }),
);

builder.objectField(Stage, "metrics", (t) =>
  t.field({
    type: [MetricSeriesType],
    description: "What it measured, by name; none unless it trains.",
    args: { names: t.arg.stringList({ description: "Only series of these names." }) },
    complexity: { field: 2, multiplier: 5 },
    resolve: async ({ id }, { names }, services) => (await ofStages(id, null, services)).filter(named(names)),
  }),
);

builder.objectField(Stage, "metric", (t) =>
  t.field({
    type: MetricSeriesType,
    nullable: true,
    description: "One series; null when it has none of the name (yet).",
    args: { name: t.arg.string({ required: true, description: "What was measured, such as loss." }) },
    complexity: 2,
    resolve: async ({ id }, { name }, services) =>
      (await ofStages(id, null, services)).find((series) => series.name === name) ?? null,
  }),
);
