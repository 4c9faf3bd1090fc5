import { type Sparkline, sparklinesOfExperiments } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { batched, builder } from "../core/index.ts";
import { Experiment, Run } from "../experiments/index.ts";

/** Fewest and most points of a sparkline. */
const [fewestPoints, mostPoints] = [10, 200];

const SparklineType = builder.objectRef<Sparkline>("Sparkline").implement({
  description: "The way of a variant's main metric in its last round of training, smoothed to few points.",
  fields: (t) => ({
    variant: t.exposeString("variant", { description: "Whose." }),
    run: t.field({
      type: Run,
      description: "The run that it is of: that of the variant's first concept.",
      resolve: ({ runId }) => runId,
    }),
    round: t.exposeInt("round", {
      description: "Round of preference training, from 1; 0 for personalisation, of the baseline.",
    }),
    metric: t.exposeString("metric", {
      description:
        "What was measured: implicit_accuracy, of the baseline (and where there is no other) loss.",
    }),
    steps: t.field({
      type: ["Int"],
      complexity: 0,
      description: "Steps in the middle of equally wide ranges, ascending.",
      resolve: ({ steps }) => [...steps],
    }),
    values: t.field({
      type: ["Float"],
      nullable: { list: false, items: true },
      complexity: 0,
      description: "Mean of the values about each step; null where none is a finite number.",
      resolve: ({ values }) => [...values],
    }),
  }),
});

const lines = batched<number, readonly Sparkline[]>(
  (ids, points, { db }) => sparklinesOfExperiments(db, ids, points),
  () => [],
);

builder.objectField(Experiment, "sparkline", (t) =>
  t.field({
    type: [SparklineType],
    description:
      "One line for each variant that has trained, by name: implicit accuracy of its last round that has begun, of the baseline the loss of its personalisation.",
    args: {
      points: t.arg.int({
        required: true,
        defaultValue: 32,
        description: `About how many points of a line, ${fewestPoints} to ${mostPoints}: means of as many ranges of steps.`,
      }),
    },
    complexity: ({ points }) => ({ field: 2 + Math.ceil(Math.max(0, points) / 10), multiplier: 2 }),
    resolve: async ({ id }, { points }, services) => {
      if (points < fewestPoints || points > mostPoints)
        throw AppError.badInput("points", points, `a whole number from ${fewestPoints} to ${mostPoints}`);
      return [...(await lines(id, points, services))];
    },
  }),
);
