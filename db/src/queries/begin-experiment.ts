import { eq, sql } from "drizzle-orm";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { experiments, runs, type WorkStatus } from "../schema/index.ts";
import { type Experiment, findExperiment } from "./experiments.ts";
import { type Lease, lost, underLease } from "./leases.ts";
import { announceExperiment } from "./progress.ts";

/**
 * Marks an experiment and its runs as running and returns it. CONFLICT when the lease was lost, or when it is in none of the
 * statuses of `from`; CANCELLED when somebody asked for it to be stopped since the lease was taken.
 */
export async function beginExperiment(
  db: Database,
  lease: Lease,
  from?: readonly WorkStatus[],
): Promise<Experiment> {
  const { experimentId, runner } = lease;
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx
        .select({ status: experiments.status })
        .from(experiments)
        .where(underLease(lease))
        .for("update");
      if (!row) throw lost(experimentId, runner);
      if (row.status === "cancelling")
        throw new AppError("CANCELLED", "The experiment was cancelled before it began.");
      if (from && !from.includes(row.status))
        throw new AppError("CONFLICT", `The experiment is ${row.status}; there is nothing to begin.`, {
          field: "experiment",
          value: experimentId,
          expected: `an experiment that is ${from.join(" or ")}`,
        });
      await tx
        .update(experiments)
        .set({
          status: "running",
          error: null,
          startedAt: sql`coalesce(${experiments.startedAt}, clock_timestamp())`,
          finishedAt: null,
        })
        .where(eq(experiments.id, experimentId));
      await tx
        .update(runs)
        .set({ status: "running", error: null, finishedAt: null })
        .where(eq(runs.experimentId, experimentId));
    }),
  );
  await announceExperiment(db, experimentId);
  return findExperiment(db, experimentId);
}
