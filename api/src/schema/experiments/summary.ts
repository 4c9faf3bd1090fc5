import { type ExperimentSummary, summariesOfExperiments, type WorkStatus } from "@dreambooth-dpo/db";
import { batched, builder } from "../core/index.ts";
import { Experiment } from "./experiment.ts";
import { WorkStatusType } from "./status.ts";

const StatusCountType = builder
  .objectRef<{ readonly status: WorkStatus; readonly count: number }>("RunStatusCount")
  .implement({
    description: "How many runs are in a state.",
    fields: (t) => ({
      status: t.expose("status", { type: WorkStatusType, description: "The state." }),
      count: t.exposeInt("count", { description: "How many." }),
    }),
  });

const countOf = ({ runs }: ExperimentSummary, ...statuses: readonly WorkStatus[]) =>
  runs
    .filter(({ status }) => statuses.length === 0 || statuses.includes(status))
    .reduce((sum, { count }) => sum + count, 0);

const SummaryType = builder.objectRef<ExperimentSummary>("ExperimentSummary").implement({
  description: "What a list shows of an experiment.",
  fields: (t) => ({
    concepts: t.stringList({
      description: "Names of its concepts, in the order planned.",
      resolve: ({ concepts }) => [...concepts],
    }),
    variants: t.stringList({
      description: "Its variants, the baseline first, in the order planned.",
      resolve: ({ variants }) => [...variants],
    }),
    pack: t.exposeString("pack", {
      nullable: true,
      description: "Its model pack; null for imported images without one.",
    }),
    method: t.exposeString("method", {
      nullable: true,
      description: "How it personalises: dreambooth, svdiff or lora; null for imported images.",
    }),
    runs: t.field({
      type: [StatusCountType],
      description: "How many of its runs are in which state; states without any are left out.",
      complexity: { field: 1, multiplier: 3 },
      resolve: ({ runs }) => [...runs],
    }),
    runsTotal: t.int({ description: "Its runs.", resolve: (summary) => countOf(summary) }),
    runsDone: t.int({
      description: "How many of them are done.",
      resolve: (summary) => countOf(summary, "done"),
    }),
    images: t.exposeInt("images", {
      description: "Images made for it so far, those it shares with other experiments too.",
    }),
  }),
});

const empty: ExperimentSummary = {
  ...{ concepts: [], variants: [], pack: null, method: null },
  ...{ runs: [], images: 0 },
};

const summaries = batched<null, ExperimentSummary>(
  (ids, _, { db }) => summariesOfExperiments(db, ids),
  () => empty,
);

builder.objectField(Experiment, "summary", (t) =>
  t.field({
    type: SummaryType,
    description: "What a list shows of it.",
    complexity: 5,
    resolve: ({ id }, _, services) => summaries(id, null, services),
  }),
);
