import { integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, moment, sha256 } from "./columns.ts";

/** Model packs that have been used, by the hash of their files. */
export const modelPacks = pgTable("model_packs", {
  id: id(),
  name: text("name").notNull(),
  kind: text("kind", { enum: ["diffusion", "scoring"] }).notNull(),
  hash: sha256("hash").notNull().unique("model_packs_hash_key"),
  /** Folder it was read from last. */
  path: text("path").notNull(),
  /** Its model card, Markdown. */
  card: text("card"),
  createdAt: createdAt(),
});

/** Sets of prompts that images were made of, by the hash of their content. */
export const promptSets = pgTable("prompt_sets", {
  id: id(),
  name: text("name").notNull(),
  hash: sha256("hash").notNull().unique("prompt_sets_hash_key"),
  /** Whether images for pairs or for evaluation may be made of it. */
  purpose: text("purpose", { enum: ["training", "evaluation"] }),
  source: text("source"),
  archivedAt: moment("archived_at"),
  createdAt: createdAt(),
});

export const prompts = pgTable(
  "prompts",
  {
    id: id(),
    promptSetId: uuid("prompt_set_id")
      .notNull()
      .references(() => promptSets.id),
    position: integer("position").notNull(),
    template: text("template").notNull(),
    /** Whatever else the set says of the prompt (category, kind). */
    details: jsonb("details"),
  },
  (t) => [unique("prompts_set_position_key").on(t.promptSetId, t.position)],
);
