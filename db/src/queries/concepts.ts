import { asc, eq, inArray } from "drizzle-orm";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { hashJson } from "../hash-json.ts";
import { conceptImages, concepts } from "../schema/index.ts";
import { found } from "./not-found.ts";

/** A reference image of a concept. */
export interface ConceptImage {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly fileName: string;
}

export interface NewConcept {
  readonly name: string;
  readonly className: string;
  readonly kind: "live" | "object";
  /** Hash of class, kind and images. */
  readonly contentHash: string;
  readonly images: readonly ConceptImage[];
}

/** A subject to personalise with its reference images in order. */
export type Concept = typeof concepts.$inferSelect & { readonly images: readonly ConceptImage[] };

/** Hash of what determines work on a concept: class, kind and images, in order. */
export const conceptHash = ({
  className,
  kind,
  images,
}: Pick<NewConcept, "className" | "kind" | "images">): string =>
  hashJson({ className, kind, images: images.map(({ sha256 }) => sha256) });

/** Stores a concept; the same content again is the same concept. CONFLICT for other content under its name. */
export async function saveConcept(db: Database, concept: NewConcept): Promise<Concept> {
  const { images, ...row } = concept;
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [made] = await tx
        .insert(concepts)
        .values(row)
        .onConflictDoNothing({ target: concepts.name })
        .returning();
      if (made && images.length)
        await tx
          .insert(conceptImages)
          .values(images.map((image, position) => ({ ...image, position, conceptId: made.id })));
    }),
  );
  const stored = await findConcept(db, concept.name);
  if (stored.contentHash !== concept.contentHash)
    throw new AppError("CONFLICT", `There is already a concept ${concept.name} with other content.`, {
      field: "name",
      value: concept.name,
      expected: "a name not taken",
      hint: "Choose another name.",
    });
  return stored;
}

/** All concepts by name. */
export async function listConcepts(db: Database): Promise<Concept[]> {
  return guarded(async () =>
    withImages(db, await db.sql.select().from(concepts).orderBy(asc(concepts.name))),
  );
}

/** The concept of a name; NOT_FOUND when there is none. */
export async function findConcept(db: Database, name: string): Promise<Concept> {
  const [concept] = await guarded(async () =>
    withImages(db, await db.sql.select().from(concepts).where(eq(concepts.name, name))),
  );
  return found(concept, "concept", name, "Add it first.");
}

async function withImages(db: Database, rows: (typeof concepts.$inferSelect)[]): Promise<Concept[]> {
  if (!rows.length) return [];
  const ids = rows.map((r) => r.id);
  const images = await db.sql
    .select()
    .from(conceptImages)
    .where(inArray(conceptImages.conceptId, ids))
    .orderBy(asc(conceptImages.position));
  return rows.map((row) => ({
    ...row,
    images: images
      .filter((image) => image.conceptId === row.id)
      .map(({ sha256, width, height, fileName }) => ({ sha256, width, height, fileName })),
  }));
}
