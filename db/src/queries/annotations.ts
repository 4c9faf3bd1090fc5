import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { AppError, parseInput } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { concepts, experiments, promptSets, runs } from "../schema/index.ts";
import { found } from "./not-found.ts";

const tag = z
  .string({ error: "a list of words" })
  .trim()
  .min(1, { error: "a word of 1 to 40 characters" })
  .max(40, { error: "a word of 1 to 40 characters" });

const remarksSchema = z.object({
  tags: z
    .array(tag, { error: "a list of words" })
    .max(20, { error: "at most 20 tags" })
    .transform((tags) => [...new Set(tags)])
    .optional(),
  note: z.string().max(10_000, { error: "a text of at most 10,000 characters" }).nullable().optional(),
});

/** What people say of an experiment or a run; what is left out stays as it is. */
export interface Remarks {
  readonly tags?: readonly string[] | undefined;
  /** Markdown; null takes it away. */
  readonly note?: string | null | undefined;
}

const annotated = { experiment: experiments, run: runs } as const;

/** What is stored, as JSON. */
interface Stored {
  readonly tags: readonly string[];
  readonly note: string | null;
}

/** Refuses a change by somebody who has not seen what is stored by now. */
function requireExpected(stored: Stored, expected: Remarks): void {
  for (const field of ["tags", "note"] as const) {
    const seen = expected[field];
    if (seen === undefined || JSON.stringify(seen) === JSON.stringify(stored[field])) continue;
    const what = field === "tags" ? "The tags were" : "The note was";
    throw new AppError("CONFLICT", `${what} changed by somebody else meanwhile; nothing was done.`, {
      field: field === "tags" ? "expectedTags" : "expectedNote",
      value: stored[field],
      expected: JSON.stringify(seen),
      hint: "Look at what is stored now, then send the change with that as expected.",
    });
  }
}

/**
 * Sets tags and note of an experiment or a run, if they still are what is `expected`. BAD_INPUT for more than 20 tags or
 * overlong texts; CONFLICT, with the stored value, when they are not.
 */
export async function annotate(
  db: Database,
  kind: keyof typeof annotated,
  id: string,
  remarks: Remarks,
  expected: Remarks = {},
): Promise<void> {
  const { tags, note } = parseInput(remarksSchema, remarks);
  const table = annotated[kind];
  if (tags === undefined && note === undefined)
    throw AppError.badInput("tags", null, "tags, a note, or both to set");
  const set = { ...(tags === undefined ? {} : { tags }), ...(note === undefined ? {} : { note }) };
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx
        .select({ tags: table.tags, note: table.note })
        .from(table)
        .where(eq(table.id, id))
        .for("update");
      requireExpected(found(row, kind, id), expected);
      await tx.update(table).set(set).where(eq(table.id, id));
    }),
  );
}

const archived = { experiment: experiments, concept: concepts, "prompt set": promptSets } as const;
export type Archived = keyof typeof archived;

/**
 * Puts something away or takes it back; nothing is deleted. CONFLICT for an experiment that is at work: it is to be
 * cancelled first.
 */
export async function setArchived(db: Database, kind: Archived, id: string, away: boolean): Promise<void> {
  const table = archived[kind];
  const archivedAt = away ? sql`coalesce(${table.archivedAt}, clock_timestamp())` : null;
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      if (kind === "experiment" && away) {
        const [row] = await tx
          .select({ status: experiments.status })
          .from(experiments)
          .where(eq(experiments.id, id))
          .for("update");
        const { status } = found(row, kind, id);
        if (["queued", "running", "cancelling"].includes(status))
          throw new AppError("CONFLICT", `The experiment is ${status}; cancel it before it is put away.`, {
            field: "experiment",
            value: id,
            expected: "an experiment that is not at work",
          });
      }
      const [row] = await tx
        .update(table)
        .set({ archivedAt })
        .where(eq(table.id, id))
        .returning({ id: table.id });
      found(row, kind, id);
    }),
  );
}
