import { beginExperiment, type Database, endExperiment, type Failure } from "@dreambooth-dpo/db";
import { holdExperiment } from "../ledger/index.ts";

/**
 * Ends an experiment that waits for a runner as failed, for a reason that shows before its work begins. CONFLICT when another
 * runner holds it or it does not wait any more.
 */
export async function failExperiment(db: Database, experimentId: string, error: Failure): Promise<void> {
  await holdExperiment(db, experimentId, undefined, async (lease) => {
    await beginExperiment(db, lease, ["queued", "running"]);
    await endExperiment(db, lease, { status: "failed", error });
  });
}
