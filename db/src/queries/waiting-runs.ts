import { and, eq } from "drizzle-orm";
import { runs } from "../schema/index.ts";
import type { Transaction } from "./transaction.ts";

/** Whether an experiment has runs that no runner has begun. */
export async function hasWaitingRuns(tx: Transaction, experimentId: string): Promise<boolean> {
  const waiting = await tx
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.experimentId, experimentId), eq(runs.status, "queued")))
    .limit(1);
  return waiting.length > 0;
}
