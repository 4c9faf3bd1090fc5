import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, moment, sha256 } from "./columns.ts";
import { runs } from "./experiments.ts";

/** Work keyed by the hash of everything that determines its output, shared by all runs that need it. */
export const stages = pgTable("stages", {
  id: id(),
  inputHash: sha256("input_hash").notNull().unique("stages_input_hash_key"),
  kind: text("kind").notNull(),
  inputs: jsonb("inputs").notNull(),
  /** Number of shards. */
  expected: integer("expected").notNull(),
  done: integer("done").notNull().default(0),
  status: text("status", { enum: ["pending", "running", "done", "failed"] })
    .notNull()
    .default("pending"),
  output: jsonb("output"),
  error: jsonb("error").$type<{ code: string; message: string }>(),
  /** How far its work is, unfinished shards too, in units such as images or steps. */
  progress: jsonb("progress").$type<{ done: number; total: number; unit: string }>(),
  createdAt: createdAt(),
  startedAt: moment("started_at"),
  finishedAt: moment("finished_at"),
});

/** Which run uses which stage, and for what. */
export const runStages = pgTable(
  "run_stages",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => runs.id),
    round: integer("round").notNull(),
    kind: text("kind").notNull(),
    stageId: uuid("stage_id")
      .notNull()
      .references(() => stages.id),
  },
  (t) => [
    primaryKey({ name: "run_stages_pkey", columns: [t.runId, t.round, t.kind, t.stageId] }),
    index("run_stages_stage_idx").on(t.stageId),
  ],
);

/** Finished pieces of a stage. */
export const shards = pgTable(
  "shards",
  {
    stageId: uuid("stage_id")
      .notNull()
      .references(() => stages.id),
    index: integer("index").notNull(),
    resultSha256: sha256("result_sha256").notNull(),
    output: jsonb("output"),
    finishedAt: createdAt(),
  },
  (t) => [primaryKey({ name: "shards_pkey", columns: [t.stageId, t.index] })],
);
