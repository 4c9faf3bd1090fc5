import { bigint, doublePrecision, integer, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { stages } from "./stages.ts";

const series = () => ({
  stageId: uuid("stage_id")
    .notNull()
    .references(() => stages.id),
  metric: text("metric").notNull(),
});

/** Points of blocks that are still growing. */
export const metricTail = pgTable(
  "metric_tail",
  {
    ...series(),
    step: integer("step").notNull(),
    value: real("value").notNull(),
    /** Milliseconds since 1970. */
    time: bigint("time", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ name: "metric_tail_pkey", columns: [t.stageId, t.metric, t.step] })],
);

/** Closed blocks of 1,000 steps with their summaries. */
export const metricChunk = pgTable(
  "metric_chunk",
  {
    ...series(),
    chunk: integer("chunk").notNull(),
    count: integer("count").notNull(),
    min: real("min").notNull(),
    max: real("max").notNull(),
    sum: doublePrecision("sum").notNull(),
    last: real("last").notNull(),
    steps: integer("steps").array().notNull(),
    values: real("values").array().notNull(),
    times: bigint("times", { mode: "number" }).array().notNull(),
  },
  (t) => [primaryKey({ name: "metric_chunk_pkey", columns: [t.stageId, t.metric, t.chunk] })],
);

/** The last point and the extremes of every series. */
export const metricLatest = pgTable(
  "metric_latest",
  {
    ...series(),
    step: integer("step").notNull(),
    value: real("value").notNull(),
    min: real("min").notNull(),
    max: real("max").notNull(),
    time: bigint("time", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ name: "metric_latest_pkey", columns: [t.stageId, t.metric] })],
);
