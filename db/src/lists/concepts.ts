import { and, asc, eq, ilike, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { conceptImages, concepts } from "../schema/index.ts";
import { defineList } from "./define-list.ts";
import { containing } from "./patterns.ts";

/** Which concepts; a field left out narrows nothing. */
export interface ConceptFilter {
  readonly nameContains?: string | undefined;
  readonly className?: string | undefined;
  readonly kind?: "live" | "object" | undefined;
  readonly archived?: boolean | undefined;
}

const id = { of: concepts.id, type: "uuid" } as const;

export const conceptColumns = {
  id: concepts.id,
  name: concepts.name,
  className: concepts.className,
  kind: concepts.kind,
  contentHash: concepts.contentHash,
  archivedAt: concepts.archivedAt,
  createdAt: concepts.createdAt,
};

export const conceptList = defineList({
  table: concepts,
  columns: conceptColumns,
  id: concepts.id,
  orders: {
    name: [{ of: concepts.name, type: "text" }, id],
    created: [id],
  },
  condition: ({ nameContains, className, kind, archived }: ConceptFilter) =>
    and(
      nameContains === undefined ? undefined : ilike(concepts.name, containing(nameContains)),
      className === undefined ? undefined : eq(concepts.className, className),
      kind === undefined ? undefined : eq(concepts.kind, kind),
      archived === undefined
        ? undefined
        : archived
          ? isNotNull(concepts.archivedAt)
          : isNull(concepts.archivedAt),
    ),
  owners: {},
  counted: { relation: "concepts", whole: true },
  descending: false,
});

export type ConceptRow = Awaited<ReturnType<typeof conceptList.byId>>[number];
export type ConceptImageRow = typeof conceptImages.$inferSelect;

/** The reference images of some concepts, in their order. */
export async function imagesOfConcepts(db: Database, ids: readonly string[]): Promise<ConceptImageRow[]> {
  return guarded(() =>
    db.sql
      .select()
      .from(conceptImages)
      .where(inArray(conceptImages.conceptId, [...ids]))
      .orderBy(asc(conceptImages.position)),
  );
}
