import { eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { Queue } from "../queue/index.ts";
import { experiments, type WorkStatus } from "../schema/index.ts";
import { endCancelled } from "./end-cancelled.ts";
import { isHeld } from "./leases.ts";
import { found } from "./not-found.ts";

/** How long until an experiment that another runner holds is looked at again, seconds. */
const patienceSeconds = 5;

/**
 * Makes sure that an experiment which is not over is taken up again, whatever ended the job that is about to end; returns its
 * status. Call it at the end of every job: one that waits has a job that waits, one that another runner holds is looked at
 * again, and a cancellation that its runner did not live to see is settled. `losses` are those of the job, if they still
 * count.
 */
export async function requeueExperiment(
  db: Database,
  queue: Queue,
  id: string,
  losses = 0,
): Promise<WorkStatus> {
  return guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx
        .select({ status: experiments.status, held: isHeld })
        .from(experiments)
        .where(eq(experiments.id, id))
        .for("update");
      const { status, held } = found(row, "experiment", id);
      if (!["queued", "running", "cancelling"].includes(status)) return status;
      if (status === "cancelling" && !held) {
        await endCancelled(tx, id);
        return "cancelled";
      }
      await queue.addExperiment(tx, id, { losses, ...(held ? { afterSeconds: patienceSeconds } : {}) });
      return status;
    }),
  );
}
