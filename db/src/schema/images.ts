import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, sha256 } from "./columns.ts";
import { stages } from "./stages.ts";

const stageId = () =>
  uuid("stage_id")
    .notNull()
    .references(() => stages.id);

/** Generated images. `key` is stable: equal stages give equal keys. */
export const images = pgTable(
  "images",
  {
    id: id(),
    stageId: stageId(),
    key: text("key").notNull(),
    promptIndex: integer("prompt_index").notNull(),
    promptText: text("prompt_text").notNull(),
    sample: integer("sample").notNull(),
    seed: bigint("seed", { mode: "number" }).notNull(),
    sha256: sha256("sha256").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("images_stage_key_key").on(t.stageId, t.key),
    index("images_sha256_idx").on(t.sha256),
    index("images_prompt_idx").on(t.stageId, t.promptIndex, t.sample, t.id),
    index("images_created_idx").on(t.stageId, t.id),
  ],
);

/** IS, TS (class kept), and TS of the two other readings of the prompt: as the U-Net saw it, and without the subject. */
export const scoreMetrics = ["is", "ts", "ts_conditioning", "ts_subject_removed"] as const;

/** Scores of images by a judge, made by a stage of their own. */
export const scores = pgTable(
  "scores",
  {
    stageId: stageId(),
    imageStageId: uuid("image_stage_id")
      .notNull()
      .references(() => stages.id),
    imageKey: text("image_key").notNull(),
    judge: text("judge").notNull(),
    metric: text("metric", { enum: scoreMetrics }).notNull(),
    value: doublePrecision("value").notNull(),
  },
  (t) => [
    primaryKey({ name: "scores_pkey", columns: [t.stageId, t.imageStageId, t.imageKey, t.judge, t.metric] }),
    index("scores_image_idx").on(t.imageStageId, t.imageKey),
    index("scores_order_idx").on(t.imageStageId, t.judge, t.metric, t.value),
  ],
);

/** Candidate pairs of a selection, kept or not and why not. */
export const pairs = pgTable(
  "pairs",
  {
    stageId: stageId(),
    index: integer("index").notNull(),
    promptIndex: integer("prompt_index").notNull(),
    imageStageId: uuid("image_stage_id")
      .notNull()
      .references(() => stages.id),
    winnerKey: text("winner_key").notNull(),
    loserKey: text("loser_key").notNull(),
    deltaTs: doublePrecision("delta_ts").notNull(),
    deltaIs: doublePrecision("delta_is").notNull(),
    /** Degrees. */
    angle: doublePrecision("angle").notNull(),
    kept: boolean("kept").notNull(),
    reason: text("reason"),
  },
  (t) => [primaryKey({ name: "pairs_pkey", columns: [t.stageId, t.index] })],
);

/** Weights in the artifact store: to resume from, or to use. */
export const checkpoints = pgTable(
  "checkpoints",
  {
    stageId: stageId(),
    role: text("role", { enum: ["resume", "weights"] }).notNull(),
    step: integer("step").notNull(),
    sha256: sha256("sha256").notNull(),
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "checkpoints_pkey", columns: [t.stageId, t.role, t.step] }),
    index("checkpoints_sha256_idx").on(t.sha256),
  ],
);
