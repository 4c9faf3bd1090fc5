import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { experiments, runs, type WorkStatus } from "../schema/index.ts";
import type { Failure } from "./experiments.ts";
import { type Lease, lost, underLease } from "./leases.ts";
import { announceExperiment } from "./progress.ts";
import type { Transaction } from "./transaction.ts";
import { hasWaitingRuns } from "./waiting-runs.ts";

/** How a runner leaves an experiment. */
export interface ExperimentEnd {
  /** "queued" when it is the runner that ends, and another is to go on. */
  readonly status: "done" | "failed" | "cancelled" | "queued";
  /** What stopped it. */
  readonly error?: Failure;
}

/**
 * Leaves an experiment, its running runs too, and returns the status it has then: "queued" instead of "done" when runs were
 * added meanwhile, "cancelled" instead of "queued" when somebody asked for that. CONFLICT when the lease was lost.
 */
export async function endExperiment(
  db: Database,
  lease: Lease,
  { status: wanted, error }: ExperimentEnd,
): Promise<WorkStatus> {
  const { experimentId, runner } = lease;
  const status = await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx
        .select({ status: experiments.status })
        .from(experiments)
        .where(underLease(lease))
        .for("update");
      if (!row) throw lost(experimentId, runner);
      const ended = await actualEnd(tx, experimentId, wanted, row.status);
      const end = {
        status: ended,
        error: error && ended !== "queued" ? { code: error.code, message: error.message } : null,
        finishedAt: ended === "queued" ? null : sql`clock_timestamp()`,
      };
      await tx.update(experiments).set(end).where(eq(experiments.id, experimentId));
      await tx
        .update(runs)
        .set(end)
        .where(and(eq(runs.experimentId, experimentId), eq(runs.status, "running")));
      return ended;
    }),
  );
  await announceExperiment(db, experimentId);
  return status;
}

async function actualEnd(
  tx: Transaction,
  experimentId: string,
  wanted: ExperimentEnd["status"],
  now: WorkStatus,
): Promise<ExperimentEnd["status"]> {
  if (wanted === "queued") return now === "cancelling" ? "cancelled" : "queued";
  if (wanted !== "done") return wanted;
  return (await hasWaitingRuns(tx, experimentId)) ? "queued" : "done";
}
