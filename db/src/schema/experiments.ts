import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, sha256 } from "./columns.ts";
import { concepts } from "./concepts.ts";

export const workStatus = [
  "draft",
  "queued",
  "running",
  "cancelling",
  "cancelled",
  "failed",
  "done",
] as const;
export type WorkStatus = (typeof workStatus)[number];

/** What people say of a thing; it changes no result. */
const remarks = () => ({
  tags: text("tags").array().notNull().default(sql`'{}'`),
  note: text("note"),
});

/** Experiments; the runner that works on one holds its lease, on the database's clock. */
export const experiments = pgTable("experiments", {
  id: id(),
  name: text("name").notNull().unique("experiments_name_key"),
  preset: text("preset"),
  configuration: jsonb("configuration").notNull(),
  configurationHash: sha256("configuration_hash").notNull(),
  status: text("status", { enum: workStatus }).notNull().default("queued"),
  /** What stopped it last, as shown to a person. */
  error: jsonb("error").$type<{ code: string; message: string }>(),
  leaseHolder: text("lease_holder"),
  /** Counts acquisitions: a write with an older number is fenced off. */
  leaseToken: bigint("lease_token", { mode: "number" }).notNull().default(0),
  leaseUntil: moment("lease_until"),
  ...remarks(),
  archivedAt: moment("archived_at"),
  createdAt: createdAt(),
  startedAt: moment("started_at"),
  finishedAt: moment("finished_at"),
});

/** One concept under one variant. */
export const runs = pgTable(
  "runs",
  {
    id: id(),
    experimentId: uuid("experiment_id")
      .notNull()
      .references(() => experiments.id),
    conceptId: uuid("concept_id")
      .notNull()
      .references(() => concepts.id),
    variant: text("variant").notNull(),
    seed: bigint("seed", { mode: "number" }).notNull(),
    /** The run this one was forked from, and the first round that differs. */
    parentRunId: uuid("parent_run_id").references((): AnyPgColumn => runs.id),
    forkRound: integer("fork_round"),
    configuration: jsonb("configuration").notNull(),
    status: text("status", { enum: workStatus }).notNull().default("queued"),
    error: jsonb("error").$type<{ code: string; message: string }>(),
    manifestSha256: sha256("manifest_sha256"),
    ...remarks(),
    createdAt: createdAt(),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    unique("runs_experiment_concept_variant_seed_fork_key")
      .on(t.experimentId, t.conceptId, t.variant, t.seed, t.parentRunId, t.forkRound)
      .nullsNotDistinct(),
    index("runs_experiment_idx").on(t.experimentId, t.id),
    index("runs_concept_idx").on(t.conceptId, t.id),
    index("runs_manifest_sha256_idx").on(t.manifestSha256),
  ],
);
