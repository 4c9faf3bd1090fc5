import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { AppError, type Configuration, type ImportConfiguration } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { experiments, runs, type WorkStatus } from "../schema/index.ts";
import { endCancelled } from "./end-cancelled.ts";
import { isHeld } from "./leases.ts";
import { found, isId } from "./not-found.ts";
import { announceExperiment } from "./progress.ts";
import { attachRuns, type NewRun, type Run } from "./runs.ts";
import { abandonAttempts } from "./stage-attempts.ts";

/** What stopped a piece of work, as shown to a person. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

type ExperimentRow = Omit<typeof experiments.$inferSelect, "configuration" | "leaseToken">;

export type Experiment = ExperimentRow & {
  readonly configuration: Configuration | ImportConfiguration;
  readonly runs: readonly Run[];
};

export interface NewExperiment {
  readonly name: string;
  readonly preset?: string;
  readonly configuration: Configuration | ImportConfiguration;
  readonly configurationHash: string;
  /** "queued" by default. */
  readonly status?: "draft" | "queued";
  readonly runs: readonly NewRun[];
}

/**
 * Creates an experiment with its runs. The same configuration under the same name is the experiment that exists;
 * CONFLICT for another configuration under its name.
 */
export async function createExperiment(db: Database, experiment: NewExperiment): Promise<Experiment> {
  const { runs: newRuns, ...row } = experiment;
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [made] = await tx
        .insert(experiments)
        .values(row)
        .onConflictDoNothing({ target: experiments.name })
        .returning({ id: experiments.id });
      if (made && newRuns.length)
        await tx.insert(runs).values(newRuns.map((run) => ({ ...run, experimentId: made.id })));
    }),
  );
  const stored = await findExperiment(db, experiment.name);
  if (stored.configurationHash !== experiment.configurationHash)
    throw new AppError(
      "CONFLICT",
      `There is already an experiment ${experiment.name} with another configuration.`,
      {
        field: "name",
        value: experiment.name,
        expected: "a name not taken",
        hint: "Choose another name.",
      },
    );
  return stored;
}

/** Experiments, newest first, at most `limit` (up to 500); `after` is the id of the last one seen. */
export async function listExperiments(
  db: Database,
  { limit = 50, after }: { readonly limit?: number; readonly after?: string } = {},
): Promise<Experiment[]> {
  return guarded(async () => {
    const rows = await db.sql
      .select()
      .from(experiments)
      .where(after === undefined ? undefined : lt(experiments.id, after))
      .orderBy(desc(experiments.id))
      .limit(Math.min(Math.max(limit, 1), 500));
    return withRuns(db, rows);
  });
}

/** An experiment by id or name; NOT_FOUND when there is none. */
export async function findExperiment(db: Database, idOrName: string): Promise<Experiment> {
  const match = isId(idOrName) ? eq(experiments.id, idOrName) : eq(experiments.name, idOrName);
  const [experiment] = await guarded(async () =>
    withRuns(db, await db.sql.select().from(experiments).where(match)),
  );
  return found(experiment, "experiment", idOrName);
}

/** Sets the status, with what stopped it if anything did; start and end are stamped on the database's clock. */
export async function setExperimentStatus(
  db: Database,
  id: string,
  status: WorkStatus,
  error: Failure | null = null,
): Promise<void> {
  const over = ["done", "failed", "cancelled"].includes(status);
  const [row] = await guarded(() =>
    db.sql
      .update(experiments)
      .set({
        status,
        error: error && { code: error.code, message: error.message },
        ...(status === "running"
          ? { startedAt: sql`coalesce(${experiments.startedAt}, clock_timestamp())` }
          : {}),
        finishedAt: over ? sql`clock_timestamp()` : null,
      })
      .where(eq(experiments.id, id))
      .returning({ id: experiments.id }),
  );
  found(row, "experiment", id);
  await announceExperiment(db, id);
}

/**
 * Asks for an experiment to be stopped and returns its status: "cancelling" while a runner holds it, "cancelled" when none
 * does, unchanged when it was over already.
 */
export async function requestCancel(db: Database, experimentId: string): Promise<WorkStatus> {
  const status = await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx
        .select({ status: experiments.status, held: isHeld })
        .from(experiments)
        .where(eq(experiments.id, experimentId))
        .for("update");
      const { status, held } = found(row, "experiment", experimentId);
      if (!["queued", "running", "cancelling"].includes(status)) return status;
      if (!held) {
        await abandonAttempts(tx, experimentId);
        await endCancelled(tx, experimentId);
        return "cancelled";
      }
      await tx.update(experiments).set({ status: "cancelling" }).where(eq(experiments.id, experimentId));
      return "cancelling";
    }),
  );
  await announceExperiment(db, experimentId);
  return status;
}

/** Whether somebody asked for the experiment to be stopped. */
export async function isCancelRequested(db: Database, experimentId: string): Promise<boolean> {
  const rows = await guarded(() =>
    db.sql
      .select({ id: experiments.id })
      .from(experiments)
      .where(and(eq(experiments.id, experimentId), inArray(experiments.status, ["cancelling", "cancelled"]))),
  );
  return rows.length > 0;
}

async function withRuns(db: Database, rows: (typeof experiments.$inferSelect)[]): Promise<Experiment[]> {
  if (!rows.length) return [];
  const ids = rows.map((r) => r.id);
  const all = await db.sql.select().from(runs).where(inArray(runs.experimentId, ids)).orderBy(asc(runs.id));
  return rows.map(({ leaseToken: _, ...row }) => ({
    ...row,
    configuration: row.configuration as Experiment["configuration"],
    runs: attachRuns(all, row.id),
  }));
}
