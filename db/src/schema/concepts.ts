import { index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, moment, sha256 } from "./columns.ts";

/** Subjects to personalise. */
export const concepts = pgTable("concepts", {
  id: id(),
  name: text("name").notNull().unique("concepts_name_key"),
  className: text("class_name").notNull(),
  kind: text("kind", { enum: ["live", "object"] }).notNull(),
  /** Hash of class, kind and images: what stages depend on. */
  contentHash: sha256("content_hash").notNull(),
  archivedAt: moment("archived_at"),
  createdAt: createdAt(),
});

/** Reference images of a concept, in the order given. */
export const conceptImages = pgTable(
  "concept_images",
  {
    id: id(),
    conceptId: uuid("concept_id")
      .notNull()
      .references(() => concepts.id),
    position: integer("position").notNull(),
    fileName: text("file_name").notNull(),
    sha256: sha256("sha256").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
  },
  (t) => [
    unique("concept_images_concept_position_key").on(t.conceptId, t.position),
    index("concept_images_sha256_idx").on(t.sha256),
  ],
);
