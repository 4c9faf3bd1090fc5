import { eq } from "drizzle-orm";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { Queue } from "../queue/index.ts";
import { experiments } from "../schema/index.ts";
import { type Experiment, findExperiment } from "./experiments.ts";
import { found } from "./not-found.ts";
import { announceExperiment } from "./progress.ts";

/**
 * Queues an experiment for the next free runner, in one transaction: a draft to start, or one that failed, was cancelled
 * or has new runs to go on. One that is queued or running is left as it is. CONFLICT while it is being cancelled, when it
 * is archived, or when it is done and has nothing left to do.
 */
export async function startExperiment(db: Database, queue: Queue, id: string): Promise<Experiment> {
  await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx
        .select({ status: experiments.status, archivedAt: experiments.archivedAt })
        .from(experiments)
        .where(eq(experiments.id, id))
        .for("update");
      const { status, archivedAt } = found(row, "experiment", id);
      if (archivedAt) throw refused(id, "archived", "an experiment that is not archived; restore it first");
      if (status === "done") throw refused(id, status, "an experiment with work left to do");
      if (status === "cancelling") throw refused(id, status, "an experiment that is not being cancelled");
      if (status === "running") return;
      await tx.update(experiments).set({ status: "queued", error: null }).where(eq(experiments.id, id));
      await queue.addExperiment(tx, id);
    }),
  );
  await announceExperiment(db, id);
  return findExperiment(db, id);
}

const refused = (id: string, status: string, expected: string) =>
  new AppError("CONFLICT", `The experiment is ${status}; it cannot be started.`, {
    field: "experiment",
    value: id,
    expected,
  });
