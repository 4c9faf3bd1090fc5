import { and, eq, inArray } from "drizzle-orm";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { Queue } from "../queue/index.ts";
import { experiments, runs } from "../schema/index.ts";
import { type Experiment, findExperiment } from "./experiments.ts";
import { isHeld } from "./leases.ts";
import { found } from "./not-found.ts";
import { announceExperiment } from "./progress.ts";
import { hasWaitingRuns } from "./waiting-runs.ts";

const refused = (id: string, status: string, expected: string) =>
  new AppError("CONFLICT", `The experiment is ${status}; it cannot be started.`, {
    field: "experiment",
    value: id,
    expected,
  });

/**
 * Queues an experiment for the next free runner, in one transaction: a draft to start, one that failed, was cancelled or lost
 * its runner to go on, one that is done to do the runs that were added. One that is queued stays so; while one is running,
 * what was added is done after the rest. CONFLICT while it is being cancelled, when it is archived, or when it is done and has
 * nothing left to do.
 */
export async function startExperiment(db: Database, queue: Queue, id: string): Promise<Experiment> {
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx
        .select({ status: experiments.status, archivedAt: experiments.archivedAt, held: isHeld })
        .from(experiments)
        .where(eq(experiments.id, id))
        .for("update");
      const { status, archivedAt, held } = found(row, "experiment", id);
      if (archivedAt) throw refused(id, "archived", "an experiment that is not archived; restore it first");
      if (status === "done" && !(await hasWaitingRuns(tx, id)))
        throw refused(id, status, "an experiment with work left to do");
      if (status === "cancelling" && held)
        throw refused(id, status, "an experiment that is not being cancelled");
      await queue.addExperiment(tx, id);
      if (status === "running" && held) return;
      await tx
        .update(experiments)
        .set({ status: "queued", error: null, finishedAt: null })
        .where(eq(experiments.id, id));
      await tx
        .update(runs)
        .set({ status: "queued", error: null, finishedAt: null })
        .where(and(eq(runs.experimentId, id), inArray(runs.status, ["running", "failed", "cancelled"])));
    }),
  );
  await announceExperiment(db, id);
  return findExperiment(db, id);
}
