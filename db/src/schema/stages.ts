import { sql } from "drizzle-orm";
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, sha256 } from "./columns.ts";
import { experiments, runs } from "./experiments.ts";

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
    /** Who made it, in which attempt, and how long that took; unknown of old ones. */
    runner: text("runner"),
    attempt: integer("attempt"),
    seconds: doublePrecision("seconds"),
  },
  (t) => [primaryKey({ name: "shards_pkey", columns: [t.stageId, t.index] })],
);

/** How an attempt ended; "abandoned" when its runner was lost. */
export const attemptOutcomes = ["running", "done", "failed", "stopped", "abandoned"] as const;

/** A line of an attempt's log; `time` is in milliseconds since 1970. */
export interface LogLine {
  readonly time: number;
  readonly level: "info" | "warn" | "error";
  readonly text: string;
}

/** Every time that a runner worked on a stage, with the last lines of what it said of that. */
export const stageAttempts = pgTable(
  "stage_attempts",
  {
    stageId: uuid("stage_id")
      .notNull()
      .references(() => stages.id),
    /** From 1. */
    number: integer("number").notNull(),
    experimentId: uuid("experiment_id")
      .notNull()
      .references(() => experiments.id),
    runner: text("runner").notNull(),
    /** Of the lease it was begun under. */
    leaseToken: bigint("lease_token", { mode: "number" }).notNull(),
    startedAt: moment("started_at").notNull().default(sql`clock_timestamp()`),
    /** When its runner last wrote something. */
    seenAt: moment("seen_at").notNull().default(sql`clock_timestamp()`),
    endedAt: moment("ended_at"),
    outcome: text("outcome", { enum: attemptOutcomes }).notNull().default("running"),
    error: jsonb("error").$type<{ code: string; message: string }>(),
    log: jsonb("log").$type<readonly LogLine[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ name: "stage_attempts_pkey", columns: [t.stageId, t.number] }),
    index("stage_attempts_running_idx").on(t.experimentId).where(sql`${t.outcome} = 'running'`),
  ],
);
