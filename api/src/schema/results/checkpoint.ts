import {
  type CheckpointRow,
  checkpointId,
  checkpointsById,
  checkpointsOfRuns,
  checkpointsOfStages,
} from "@dreambooth-dpo/db";
import { batched, builder } from "../core/index.ts";
import { Run, Stage } from "../experiments/index.ts";

const RoleType = builder.enumType("CheckpointRole", {
  description: "What a checkpoint is for.",
  values: {
    RESUME: { value: "resume", description: "To go on from: weights and the optimiser's state." },
    WEIGHTS: { value: "weights", description: "To use: what was trained, as safetensors." },
  } as const,
});

type Role = CheckpointRow["role"];

const Checkpoint = builder.loadableNodeRef("Checkpoint", {
  id: { resolve: (checkpoint: CheckpointRow) => checkpointId(checkpoint) },
  load: (ids: string[], { db }) => checkpointsById(db, ids),
  sort: (checkpoint) => checkpointId(checkpoint),
});

builder.objectType(Checkpoint, {
  description: "Weights that a training stage kept after a step.",
  fields: (t) => ({
    step: t.exposeInt("step", { description: "After which step of its stage." }),
    role: t.expose("role", { type: RoleType, description: "What it is for." }),
    sha256: t.exposeString("sha256", { description: "SHA-256 of its bytes." }),
    bytes: t.expose("bytes", { type: "BigInt", description: "Size of the file, bytes." }),
    url: t.string({
      description: "Where the file is served, relative to the API's address.",
      resolve: ({ sha256 }) => `/artifacts/checkpoints/${sha256}`,
    }),
    stage: t.field({
      type: Stage,
      description: "The training stage that it is of.",
      resolve: ({ stageId }) => stageId,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was stored." }),
  }),
});

const ofRuns = batched<Role | null, readonly CheckpointRow[]>(
  async (ids, role, { db }) => {
    const found = await checkpointsOfRuns(db, ids, role ?? undefined);
    const ofRun = Map.groupBy(found, ({ runId }) => runId);
    return new Map([...ofRun].map(([id, rows]) => [id, rows.map(({ checkpoint }) => checkpoint)]));
  },
  () => [],
);

const ofStages = batched<Role | null, readonly CheckpointRow[]>(
  async (ids, role, { db }) =>
    Map.groupBy(await checkpointsOfStages(db, ids, role ?? undefined), ({ stageId }) => stageId),
  () => [],
);

builder.objectField(Run, "checkpoints", (t) =>
  t.field({
    type: [Checkpoint],
    description: "What its training stages kept, by round and step.",
    args: { role: t.arg({ type: RoleType, description: "Only those for this." }) },
    complexity: { field: 2, multiplier: 10 },
    resolve: async ({ id }, { role }, services) => [...(await ofRuns(id, role ?? null, services))],
  }),
);

builder.objectField(Stage, "checkpoints", (t) =>
  t.field({
    type: [Checkpoint],
    description: "What it kept, by step; none unless it trains.",
    args: { role: t.arg({ type: RoleType, description: "Only those for this." }) },
    complexity: { field: 2, multiplier: 5 },
    resolve: async ({ id }, { role }, services) => [...(await ofStages(id, role ?? null, services))],
  }),
);
