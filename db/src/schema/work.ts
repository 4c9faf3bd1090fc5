import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, id, moment, sha256 } from "./columns.ts";

/** Processes that work on experiments; one not seen for a while is gone. */
export const runners = pgTable("runners", {
  id: id(),
  name: text("name").notNull().unique("runners_name_key"),
  provider: text("provider").notNull(),
  threads: integer("threads").notNull(),
  startedAt: createdAt(),
  seenAt: moment("seen_at").notNull().default(sql`clock_timestamp()`),
  /** What it works on now. */
  experimentId: uuid("experiment_id"),
});

/** Images that somebody sent, waiting to become part of a concept or an import. */
export const uploads = pgTable(
  "uploads",
  {
    sha256: sha256("sha256").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "uploads_pkey", columns: [t.sha256, t.userId] })],
);

export const exportKinds = ["metrics", "images", "pairs", "votes"] as const;

/** Tables written to a file in the background. */
export const dataExports = pgTable(
  "data_exports",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    kind: text("kind", { enum: exportKinds }).notNull(),
    format: text("format", { enum: ["csv", "jsonl"] }).notNull(),
    /** Of which experiment, run or study. */
    subjectId: uuid("subject_id").notNull(),
    status: text("status", { enum: ["queued", "running", "done", "failed"] })
      .notNull()
      .default("queued"),
    rows: bigint("rows", { mode: "number" }).notNull().default(0),
    bytes: bigint("bytes", { mode: "number" }),
    sha256: sha256("sha256"),
    error: jsonb("error").$type<{ code: string; message: string }>(),
    createdAt: createdAt(),
    finishedAt: moment("finished_at"),
  },
  (t) => [index("data_exports_user_idx").on(t.userId, t.id)],
);

/** How many rows a list has, kept by triggers: counting would take longer the more there are. */
export const counters = pgTable(
  "counters",
  {
    relation: text("relation").notNull(),
    /** What the rows belong to; the nil UUID for a whole table. */
    owner: uuid("owner").notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ name: "counters_pkey", columns: [t.relation, t.owner] })],
);
