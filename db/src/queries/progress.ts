import { and, eq, ne, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { stages } from "../schema/index.ts";

/** Channel that says which experiment moved: its id is the payload. */
export const experimentChannel = "dbdpo_experiment";

/** Channel that says which study moved: its id is the payload. */
export const studyChannel = "dbdpo_study";

/** How far a whole stage is, its unfinished shard too, in whole units such as images or steps. */
export interface StageProgress {
  readonly done: number;
  readonly total: number;
  readonly unit: string;
}

/** The statement that tells whoever watches an experiment; in a transaction, once that is committed. */
export const announcement = (experimentId: string) =>
  sql`select pg_notify(${experimentChannel}, ${experimentId})`;

/**
 * Stores how far a stage is and tells whoever watches the experiment; call it a few times a second at most. A stage that is
 * done, by whomever, stays so.
 */
export async function recordProgress(
  db: Database,
  { stageId, experimentId, progress }: { stageId: string; experimentId: string; progress: StageProgress },
): Promise<void> {
  await guarded(async () => {
    await db.sql
      .update(stages)
      .set({ progress })
      .where(and(eq(stages.id, stageId), ne(stages.status, "done")));
    await db.sql.execute(announcement(experimentId));
  });
}

/** Tells whoever watches an experiment that something about it changed. */
export async function announceExperiment(db: Database, experimentId: string): Promise<void> {
  await guarded(() => db.sql.execute(announcement(experimentId)));
}
