import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { type PromptSet, parsePromptSet } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { experiments, modelPacks, promptSets, prompts } from "../schema/index.ts";

export type ModelPack = typeof modelPacks.$inferSelect;
export type StoredPromptSet = typeof promptSets.$inferSelect;

/** Records a model pack by the hash of its files; a pack seen before keeps its id and takes the new path and card. */
export async function savePack(
  db: Database,
  pack: Pick<ModelPack, "name" | "hash" | "kind" | "path"> & { readonly card?: string | null },
): Promise<ModelPack> {
  const [row] = await guarded(() =>
    db.sql
      .insert(modelPacks)
      .values(pack)
      .onConflictDoUpdate({
        target: modelPacks.hash,
        set: { name: pack.name, path: pack.path, card: sql`excluded.card` },
      })
      .returning(),
  );
  return row!;
}

/**
 * The prompt set of a name, as it was given; undefined when there is none. Of several versions the newest, and none of the
 * archived ones. For an experiment, the version that was newest when it was stored, archived since or not: what is published
 * or archived later changes nothing in it.
 */
export async function findPromptSet(
  db: Database,
  name: string,
  experimentId?: string,
): Promise<PromptSet | undefined> {
  return guarded(async () => {
    const [set] = await db.sql
      .select()
      .from(promptSets)
      .where(
        and(
          eq(promptSets.name, name),
          isNotNull(promptSets.purpose),
          experimentId === undefined
            ? isNull(promptSets.archivedAt)
            : sql`${promptSets.createdAt} <= (select e.created_at from ${experiments} e where e.id = ${experimentId})`,
        ),
      )
      .orderBy(desc(promptSets.id))
      .limit(1);
    if (!set) return undefined;
    const rows = await db.sql
      .select()
      .from(prompts)
      .where(eq(prompts.promptSetId, set.id))
      .orderBy(asc(prompts.position));
    return parsePromptSet({
      name,
      purpose: set.purpose,
      ...(set.source === null ? {} : { source: set.source }),
      prompts: rows.map(({ template, details }) => ({ ...(details as object), template })),
    });
  });
}

export interface NewPromptSet {
  readonly name: string;
  readonly hash: string;
  readonly purpose: "training" | "evaluation";
  readonly source?: string | null;
  readonly prompts: readonly {
    readonly index: number;
    readonly template: string;
    readonly details?: unknown;
  }[];
}

/**
 * Records a prompt set by the hash of its content; the same content again is the same set, and completes one recorded before
 * purposes were.
 */
export async function savePromptSet(db: Database, set: NewPromptSet): Promise<StoredPromptSet> {
  return guarded(() =>
    db.sql.transaction(async (tx) => {
      const [made] = await tx
        .insert(promptSets)
        .values({ name: set.name, hash: set.hash, purpose: set.purpose, source: set.source ?? null })
        .onConflictDoNothing({ target: promptSets.hash })
        .returning();
      if (!made) {
        const [existing] = await tx
          .update(promptSets)
          .set({
            purpose: set.purpose,
            source: sql`coalesce(${promptSets.source}, ${set.source ?? null})`,
          })
          .where(eq(promptSets.hash, set.hash))
          .returning();
        return existing!;
      }
      const rows = set.prompts.map(({ index, template, details }) => ({
        promptSetId: made.id,
        position: index,
        template,
        details,
      }));
      for (let at = 0; at < rows.length; at += 1000)
        await tx.insert(prompts).values(rows.slice(at, at + 1000));
      return made;
    }),
  );
}
