import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import {
  checkpoints,
  conceptImages,
  concepts,
  images,
  runStages,
  runs,
  stages,
  uploads,
} from "../schema/index.ts";

/** What a checkpoint is: enough for a name that tells a person. */
export interface CheckpointDescription {
  readonly role: "resume" | "weights";
  readonly step: number;
  /** Kind of the stage that made it. */
  readonly stage: string;
  /** Of the runs that use it; absent where none does any more. */
  readonly concept: string | null;
  readonly round: number | null;
  /** Absent where several variants share it. */
  readonly variant: string | null;
}

async function holds(db: Database, condition: SQL): Promise<boolean> {
  const { rows } = await guarded(() => db.sql.execute<{ holds: boolean }>(sql`select ${condition} as holds`));
  return rows[0]!.holds;
}

/** Whether an artifact is an image of a stage or of a concept, or one that this account sent. */
export function isImageReferred(
  db: Database,
  { sha256, userId }: { readonly sha256: string; readonly userId: string | null },
): Promise<boolean> {
  const made = db.sql.select({ one: sql`1` }).from(images).where(eq(images.sha256, sha256));
  const shown = db.sql.select({ one: sql`1` }).from(conceptImages).where(eq(conceptImages.sha256, sha256));
  const sent = db.sql
    .select({ one: sql`1` })
    .from(uploads)
    .where(and(eq(uploads.sha256, sha256), userId === null ? sql`false` : eq(uploads.userId, userId)));
  return holds(db, sql`(exists (${made}) or exists (${shown}) or exists (${sent}))`);
}

/** Whether an artifact is the manifest of a run. */
export function isManifestReferred(db: Database, sha256: string): Promise<boolean> {
  const runsWith = db.sql.select({ one: sql`1` }).from(runs).where(eq(runs.manifestSha256, sha256));
  return holds(db, sql`exists (${runsWith})`);
}

/** What the checkpoint of these bytes is; undefined when there is none. Of equal ones the oldest is told. */
export async function describeCheckpoint(
  db: Database,
  sha256: string,
): Promise<CheckpointDescription | undefined> {
  const [row] = await guarded(() =>
    db.sql
      .select({
        role: checkpoints.role,
        step: checkpoints.step,
        stage: stages.kind,
        concept: sql<string | null>`min(${concepts.name})`,
        round: sql<number | null>`min(${runStages.round})`,
        variant: sql<
          string | null
        >`case when count(distinct ${runs.variant}) = 1 then min(${runs.variant}) end`,
      })
      .from(checkpoints)
      .innerJoin(stages, eq(stages.id, checkpoints.stageId))
      .leftJoin(runStages, eq(runStages.stageId, stages.id))
      .leftJoin(runs, eq(runs.id, runStages.runId))
      .leftJoin(concepts, eq(concepts.id, runs.conceptId))
      .where(eq(checkpoints.sha256, sha256))
      .groupBy(checkpoints.stageId, checkpoints.role, checkpoints.step, stages.kind)
      .orderBy(sql`min(${checkpoints.createdAt})`),
  );
  return row;
}
