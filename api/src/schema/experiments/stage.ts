import { type StageRow, shardList, stagesById } from "@dreambooth-dpo/db";
import { builder, ownedList } from "../core/index.ts";
import { FailureType } from "./status.ts";

export const StageKind = builder.enumType("StageKind", {
  description: "What a stage does.",
  values: {
    PERSONALISE: { value: "personalise", description: "Trains the model on the concept's images." },
    GENERATE: { value: "generate", description: "Makes images of prompts." },
    IMPORT: { value: "import", description: "Takes images made elsewhere." },
    SCORE: { value: "score", description: "Scores images by CLIP: IS and TS." },
    SELECT: { value: "select", description: "Selects preference pairs by their angle." },
    TRAIN: { value: "train", description: "Trains on the pairs by Diffusion-DPO." },
  } as const,
});

const StageStatus = builder.enumType("StageStatus", {
  description: "Where a stage stands.",
  values: {
    PENDING: { value: "pending", description: "Not begun." },
    RUNNING: { value: "running", description: "A runner works on it, or did when it was stopped." },
    DONE: { value: "done", description: "All shards are done." },
    FAILED: {
      value: "failed",
      description: "An error stopped it; it goes on from its finished shards when resumed.",
    },
  } as const,
});

const WorkProgress = builder.objectRef<NonNullable<StageRow["progress"]>>("StageProgress").implement({
  description: "How far a stage is.",
  fields: (t) => ({
    done: t.exposeInt("done", { description: "Units done." }),
    total: t.exposeInt("total", { description: "Units in all." }),
    unit: t.exposeString("unit", { description: "What is counted, such as images or steps." }),
  }),
});

type ShardRow = Awaited<ReturnType<typeof shardList.byId>>[number];

const Shard = builder.objectRef<ShardRow>("Shard").implement({
  description: "A finished piece of a stage; a killed runner loses at most the one under work.",
  fields: (t) => ({
    index: t.exposeInt("index", { description: "Number in its stage, from 0." }),
    resultSha256: t.exposeString("resultSha256", {
      description: "Hash of its result: equal work, equal hash.",
    }),
    finishedAt: t.expose("finishedAt", { type: "DateTime", description: "When it was stored." }),
    seconds: t.exposeFloat("seconds", {
      nullable: true,
      description: "Time it took, seconds; null of one from before this was recorded.",
    }),
    runner: t.exposeString("runner", {
      nullable: true,
      description: "The runner that made it; null of one from before this was recorded.",
    }),
    attempt: t.exposeInt("attempt", {
      nullable: true,
      description:
        "The attempt at its stage in which it was made; null of one from before this was recorded.",
    }),
  }),
});

const shardsOf = ownedList(shardList, "stage", { field: "index", direction: "asc" });

export const Stage = builder.loadableNodeRef("Stage", {
  id: { resolve: ({ id }: StageRow) => id },
  load: (ids: string[], { db }) => stagesById(db, ids),
  sort: ({ id }) => id,
});

builder.objectType(Stage, {
  description:
    "A piece of work keyed by the hash of all that determines its output; runs that need the same share it.",
  fields: (t) => ({
    kind: t.field({
      type: StageKind,
      description: "What it does.",
      resolve: ({ kind }) => kind as (typeof StageKind)["$inferType"],
    }),
    inputHash: t.exposeString("inputHash", {
      description: "SHA-256 of everything that determines its output.",
    }),
    status: t.expose("status", { type: StageStatus, description: "Where it stands." }),
    shardsDone: t.exposeInt("done", { description: "Finished shards." }),
    shardsTotal: t.exposeInt("expected", { description: "Shards in all." }),
    progress: t.expose("progress", {
      type: WorkProgress,
      nullable: true,
      description: "How far it is; null before it begins and once it is done.",
    }),
    error: t.expose("error", {
      type: FailureType,
      nullable: true,
      description: "What stopped it; null unless failed.",
    }),
    startedAt: t.expose("startedAt", {
      type: "DateTime",
      nullable: true,
      description: "When work on it began.",
    }),
    finishedAt: t.expose("finishedAt", {
      type: "DateTime",
      nullable: true,
      description: "When its last shard was stored.",
    }),
    seconds: t.float({
      nullable: true,
      description: "Time it took, seconds; null until it is done.",
      resolve: ({ startedAt, finishedAt }) =>
        startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : null,
    }),
    shards: t.connection(
      {
        type: Shard,
        description: "Its finished shards, in order.",
        resolve: ({ id }, args, services) => shardsOf(id, args, services, {}),
      },
      { name: "ShardConnection" },
      { name: "ShardEdge" },
    ),
  }),
});
