import {
  type NewPoints,
  type NewPointsRequest,
  newMetricPoints,
  runList,
  type SeenSeries,
} from "@dreambooth-dpo/db";
import { untilBack } from "../../live/index.ts";
import { builder, idOf, type Services } from "../core/index.ts";
import { Stage } from "../experiments/index.ts";
import { found } from "./found.ts";

/** Most points of one event. */
const mostPoints = 2000;

const SeriesUpdate = builder.objectRef<NewPoints>("SeriesUpdate").implement({
  description: "New points of a series, as lists of equal length.",
  fields: (t) => ({
    name: t.string({
      description: "What was measured, such as loss or implicit_accuracy.",
      resolve: ({ metric }) => metric,
    }),
    round: t.exposeInt("round", {
      description: "Round in which the run uses the stage that measured it; 0 for personalisation.",
    }),
    stage: t.field({
      type: Stage,
      description: "The stage that measured it.",
      resolve: ({ stageId }) => stageId,
    }),
    steps: t.field({
      type: ["Int"],
      complexity: 0,
      description: "Steps, ascending.",
      resolve: ({ points }) => points.map(({ step }) => step),
    }),
    values: t.field({
      type: ["Float"],
      nullable: { list: false, items: true },
      complexity: 0,
      description: "Value at each step, single precision; null where it is NaN or infinite.",
      resolve: ({ points }) => points.map(({ value }) => (Number.isFinite(value) ? value : null)),
    }),
    times: t.field({
      type: ["DateTime"],
      complexity: 0,
      description: "When each was recorded.",
      resolve: ({ points }) => points.map(({ time }) => new Date(time)),
    }),
    skipped: t.exposeBoolean("skipped", {
      description:
        "Whether older points were left out, since more came than an event holds; Run.metric has them.",
    }),
  }),
});

/** What the series of a run got since the last event. */
interface Update {
  readonly series: readonly NewPoints[];
}

const MetricUpdate = builder.objectRef<Update>("MetricUpdate").implement({
  description: "What the series of a run got since the last event.",
  fields: (t) => ({
    series: t.field({
      type: [SeriesUpdate],
      complexity: { field: 10, multiplier: 10 },
      description: `Series with new points, by round and name; ${mostPoints.toLocaleString("en")} points in all at most.`,
      resolve: ({ series }) => [...series],
    }),
  }),
});

/** New points per tick: at first the newest that are there, then whatever came; nothing where nothing did. */
async function* updates(
  ticking: AsyncIterable<void>,
  { db, signal }: Services,
  request: Omit<NewPointsRequest, "seen" | "limit">,
): AsyncGenerator<Update> {
  const seen = new Map<string, SeenSeries>();
  let first = true;
  for await (const _ of ticking) {
    const series = await untilBack(signal, () =>
      newMetricPoints(db, { ...request, seen: [...seen.values()], limit: mostPoints }),
    );
    for (const { stageId, metric, points } of series)
      seen.set(`${stageId} ${metric}`, { stageId, metric, step: points.at(-1)!.step });
    if (series.length > 0 || first) yield { series };
    first = false;
  }
}

builder.subscriptionField("metricPoints", (t) =>
  t.field({
    type: MetricUpdate,
    description: `Points of a run's training series: the newest that are there, then those that come; at most 4 times a second, ${mostPoints.toLocaleString("en")} at once, the latest win.`,
    args: {
      runId: t.arg.id({ required: true, description: "Global id of the run." }),
      names: t.arg.stringList({
        description: "Only series of these names, such as loss; all where left out.",
      }),
      after: t.arg({
        type: "DateTime",
        description:
          "Only points recorded after this moment: for a client that comes back, the time of the newest point it has.",
      }),
    },
    subscribe: async (_, { names, after, ...args }, services: Services) => {
      const { db, live, signal } = services;
      const runId = idOf("Run", String(args.runId), "runId");
      const { experimentId } = await found(runList.byId(db, [runId]), "run", "runId", runId);
      const request = { runId, metrics: names ?? undefined, after: after?.getTime() };
      return updates(live.watch("experiment", experimentId, signal), services, request);
    },
    resolve: (update: Update) => update,
  }),
);
