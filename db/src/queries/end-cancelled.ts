import { and, eq, inArray, sql } from "drizzle-orm";
import { experiments, runs } from "../schema/index.ts";
import type { Transaction } from "./transaction.ts";

/** Ends an experiment that nobody works on any more as cancelled, its unfinished runs too. */
export async function endCancelled(tx: Transaction, experimentId: string): Promise<void> {
  const end = { status: "cancelled", finishedAt: sql`clock_timestamp()` } as const;
  await tx.update(experiments).set(end).where(eq(experiments.id, experimentId));
  await tx
    .update(runs)
    .set(end)
    .where(and(eq(runs.experimentId, experimentId), inArray(runs.status, ["queued", "running"])));
}
