import {
  type Advance,
  advanceOfRuns,
  type ExperimentRow,
  type RunRow,
  runList,
  type StageRow,
  stagesOfRuns,
} from "@dreambooth-dpo/db";
import { Concept } from "../catalogue/index.ts";
import { batched, builder, given, idOf, listArguments, orderingInput, wholeList } from "../core/index.ts";
import { Experiment } from "./experiment.ts";
import { ProgressType } from "./progress.ts";
import { runsAlong } from "./runs-along.ts";
import { Stage } from "./stage.ts";
import { FailureType, WorkStatusType } from "./status.ts";

export const Run = builder.loadableNodeRef("Run", {
  id: { resolve: ({ id }: RunRow) => id },
  load: (ids: string[], { db }) => runList.byId(db, ids),
  sort: ({ id }) => id,
});

/** A stage in the role it plays for a run. */
interface StageUse {
  readonly runId: string;
  readonly round: number;
  readonly stage: StageRow;
}

const StageUseType = builder.objectRef<StageUse>("RunStage").implement({
  description: "A stage that a run uses, and in which round.",
  fields: (t) => ({
    round: t.exposeInt("round", {
      description:
        "Round of preference training, from 1; 0 for personalisation and the evaluation of its checkpoints.",
    }),
    stage: t.field({ type: Stage, description: "The stage.", resolve: ({ stage }) => stage }),
  }),
});

const advance = batched<null, Advance | null>(
  (ids, _, { db }) => advanceOfRuns(db, ids),
  () => null,
);

builder.objectType(Run, {
  description: "One concept under one variant of an experiment.",
  fields: (t) => ({
    experiment: t.field({
      type: Experiment,
      description: "The experiment it belongs to.",
      // What came along lacks but what nobody has asked for.
      resolve: ({ experimentId, along }) => (along?.experiment as ExperimentRow | undefined) ?? experimentId,
    }),
    concept: t.field({
      type: Concept,
      description: "Its subject.",
      resolve: ({ conceptId, along }) => along?.concept ?? conceptId,
    }),
    variant: t.exposeString("variant", {
      description:
        "How its pairs are selected: TS, IS, MIX or a name of one's own; baseline for personalisation alone.",
    }),
    seed: t.float({ description: "Seed of everything random in it.", resolve: ({ seed }) => seed }),
    status: t.expose("status", { type: WorkStatusType, description: "Where it stands." }),
    error: t.expose("error", {
      type: FailureType,
      nullable: true,
      description: "What stopped it last, if anything.",
    }),
    parent: t.field({
      type: Run,
      nullable: true,
      description: "The run it was forked from; null when it was not.",
      resolve: ({ parentRunId }) => parentRunId,
    }),
    forkRound: t.exposeInt("forkRound", {
      nullable: true,
      description: "The first round in which it differs from its parent; null when it was not forked.",
    }),
    configuration: t.expose("configuration", {
      type: "JSON",
      description: "What of its experiment's configuration is its own: the selection of each round.",
    }),
    tags: t.exposeStringList("tags", { description: "Words people have put on it." }),
    note: t.exposeString("note", {
      nullable: true,
      description: "What people have written about it, Markdown.",
    }),
    manifestSha256: t.exposeString("manifestSha256", {
      nullable: true,
      description:
        "SHA-256 of its manifest: code, pack, data, seeds, packages, device. Null until it is done.",
    }),
    manifestUrl: t.string({
      nullable: true,
      description: "Where its manifest is served, relative to the API's address; null until it is done.",
      resolve: ({ manifestSha256 }) => manifestSha256 && `/artifacts/manifests/${manifestSha256}`,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was planned." }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", nullable: true, description: "When it ended." }),
    stages: t.loadableGroup({
      type: StageUseType,
      description: "The stages it uses, by round; those of a run that no runner has planned yet are missing.",
      complexity: { field: 2, multiplier: 10 },
      load: async (ids: string[], { db }): Promise<StageUse[]> => stagesOfRuns(db, ids),
      group: ({ runId }) => runId,
      resolve: ({ id }) => id,
    }),
    progress: t.field({
      type: ProgressType,
      nullable: true,
      complexity: 5,
      description: "How far it is; null until a runner has planned it.",
      resolve: ({ id }, _, services) => advance(id, null, services),
    }),
  }),
});

export const RunConnection = builder.connectionObject(
  { type: Run, name: "RunConnection" },
  { name: "RunEdge" },
);

export const RunFilter = builder.inputType("RunFilter", {
  description: "Which runs; a field left out narrows nothing.",
  fields: (t) => ({
    statuses: t.field({ type: [WorkStatusType], description: "In one of these states." }),
    variants: t.stringList({ description: "Of one of these variants." }),
    concept: t.string({ description: "Name of the concept." }),
    seed: t.float({ description: "Of this seed." }),
    tags: t.stringList({ description: "Carrying all of these tags." }),
    experimentId: t.id({ description: "Of this experiment." }),
  }),
});

export const RunOrder = orderingInput("run", {
  created: "When it was planned.",
  variant: "Name of its variant.",
  finished: "When it ended; those that have not stand last among ascending.",
});

/** The filter of runs as db takes it. BAD_INPUT for a malformed experiment id. */
export function runFilter(input: (typeof RunFilter)["$inferInput"] | null | undefined) {
  const { experimentId, ...rest } = given(input);
  return {
    ...rest,
    ...(experimentId == null
      ? {}
      : { experimentId: idOf("Experiment", String(experimentId), "experimentId") }),
  };
}

builder.queryField("runs", (t) =>
  t.connection(
    {
      type: Run,
      description: "Runs of all experiments; newest first unless asked otherwise.",
      args: listArguments(RunFilter, RunOrder),
      resolve: (_, args, services, info) => {
        const newestFirst = { field: "created", direction: "desc" } as const;
        return wholeList(services, runList, args, newestFirst, runFilter(args.filter), runsAlong(info));
      },
    },
    RunConnection,
  ),
);
