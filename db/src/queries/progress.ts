import { eq, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { stages } from "../schema/index.ts";

/** Channel that says which experiment moved: its id is the payload. */
export const experimentChannel = "dbdpo_experiment";

/** How far the shard under work is, in units such as images or steps. */
export interface StageProgress {
  readonly done: number;
  readonly total: number;
  readonly unit: string;
}

/** Stores how far a stage is and tells whoever watches the experiment; call it a few times a second at most. */
export async function recordProgress(
  db: Database,
  { stageId, experimentId, progress }: { stageId: string; experimentId: string; progress: StageProgress },
): Promise<void> {
  await guarded(async () => {
    await db.sql
      .update(stages)
      .set({ progress, startedAt: sql`coalesce(${stages.startedAt}, clock_timestamp())` })
      .where(eq(stages.id, stageId));
    await announceExperiment(db, experimentId);
  });
}

/** Tells whoever watches an experiment that something about it changed. */
export async function announceExperiment(db: Database, experimentId: string): Promise<void> {
  await guarded(() => db.sql.execute(sql`select pg_notify(${experimentChannel}, ${experimentId})`));
}
