import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { runs, type WorkStatus } from "../schema/index.ts";
import { found, isId } from "./not-found.ts";
import { announceExperiment } from "./progress.ts";

/** One concept under one variant of an experiment. */
export type Run = typeof runs.$inferSelect;

export interface NewRun {
  readonly conceptId: string;
  readonly variant: string;
  readonly seed: number;
  /** With forkRound: forked from that run before that round. */
  readonly parentRunId?: string | null;
  readonly forkRound?: number | null;
  /** What of the experiment's configuration is this run's own. */
  readonly configuration: unknown;
}

/** Adds a run to an experiment, such as a fork; the same run again is the run that exists. */
export async function addRun(db: Database, experimentId: string, run: NewRun): Promise<Run> {
  const [made] = await guarded(() =>
    db.sql
      .insert(runs)
      .values({ ...run, experimentId })
      .onConflictDoUpdate({
        target: [
          runs.experimentId,
          runs.conceptId,
          runs.variant,
          runs.seed,
          runs.parentRunId,
          runs.forkRound,
        ],
        set: { variant: sql`excluded.variant` },
      })
      .returning(),
  );
  return made!;
}

/** Runs of an experiment in the order they were planned. */
export async function listRuns(db: Database, experimentId: string): Promise<Run[]> {
  return guarded(() =>
    db.sql.select().from(runs).where(eq(runs.experimentId, experimentId)).orderBy(asc(runs.id)),
  );
}

/** The run of an id; NOT_FOUND when there is none. */
export async function findRun(db: Database, id: string): Promise<Run> {
  const rows = isId(id) ? await guarded(() => db.sql.select().from(runs).where(eq(runs.id, id))) : [];
  return found(rows[0], "run", id);
}

/** Sets a run's status, with what stopped it or the manifest it ended in. */
export async function setRunStatus(
  db: Database,
  id: string,
  status: WorkStatus,
  { error = null, manifestSha256 }: { error?: Run["error"]; manifestSha256?: string } = {},
): Promise<void> {
  const over = ["done", "failed", "cancelled"].includes(status);
  const [row] = await guarded(() =>
    db.sql
      .update(runs)
      .set({
        status,
        error: error && { code: error.code, message: error.message },
        finishedAt: over ? sql`clock_timestamp()` : null,
        ...(manifestSha256 === undefined ? {} : { manifestSha256 }),
      })
      .where(eq(runs.id, id))
      .returning({ experimentId: runs.experimentId }),
  );
  await announceExperiment(db, found(row, "run", id).experimentId);
}

/** The runs among `rows` that belong to an experiment. */
export const attachRuns = (rows: readonly Run[], experimentId: string): Run[] =>
  rows.filter((run) => run.experimentId === experimentId);
