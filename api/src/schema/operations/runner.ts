import { listRunners, type Runner } from "@dreambooth-dpo/db";
import { builder } from "../core/index.ts";
import { Experiment } from "../experiments/index.ts";

const RunnerType = builder.objectRef<Runner>("Runner").implement({
  description: "A process that works on experiments (`dbdpo work`).",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Host and process." }),
    provider: t.exposeString("provider", {
      description: "What computes: cpu, cuda, webgpu, dml or coreml.",
    }),
    threads: t.exposeInt("threads", { description: "Threads it computes with." }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "When it first reported." }),
    seenAt: t.expose("seenAt", { type: "DateTime", description: "When it reported last." }),
    experiment: t.field({
      type: Experiment,
      nullable: true,
      description: "What it works on; null while it waits.",
      resolve: ({ experimentId }) => experimentId,
    }),
  }),
});

builder.queryField("runners", (t) =>
  t.field({
    type: [RunnerType],
    description:
      "Runners heard of in the last half minute, oldest first; without one, experiments stay queued.",
    complexity: { field: 1, multiplier: 10 },
    resolve: (_, __, { db }) => listRunners(db),
  }),
);
