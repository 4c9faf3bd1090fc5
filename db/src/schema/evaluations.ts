import { doublePrecision, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";
import { runs } from "./experiments.ts";
import { stages } from "./stages.ts";

/** One checkpoint of one run under one protocol. */
export const evaluations = pgTable(
  "evaluations",
  {
    id: id(),
    runId: uuid("run_id")
      .notNull()
      .references(() => runs.id),
    stageId: uuid("stage_id")
      .notNull()
      .references(() => stages.id),
    /** What was evaluated, such as "step 100" or "round 2". */
    label: text("label").notNull(),
    protocol: jsonb("protocol").notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique("evaluations_run_label_key").on(t.runId, t.label)],
);

/** Published figures of an evaluation, each with its interval and how it was made. */
export const evaluationResults = pgTable(
  "evaluation_results",
  {
    id: id(),
    evaluationId: uuid("evaluation_id")
      .notNull()
      .references(() => evaluations.id),
    concept: text("concept").notNull(),
    /** Absent for a figure over all prompts. */
    promptIndex: integer("prompt_index"),
    /** Text of that prompt, the subject written as its class. */
    prompt: text("prompt"),
    metric: text("metric").notNull(),
    value: doublePrecision("value").notNull(),
    lo: doublePrecision("lo"),
    hi: doublePrecision("hi"),
    n: integer("n").notNull(),
    method: text("method").notNull(),
    seed: doublePrecision("seed"),
  },
  (t) => [index("evaluation_results_evaluation_idx").on(t.evaluationId)],
);
