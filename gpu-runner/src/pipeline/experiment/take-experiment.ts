import {
  beginExperiment,
  type Database,
  type Experiment,
  endExperiment,
  type Lease,
  type WorkStatus,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { holdExperiment, type RunnerContext } from "../ledger/index.ts";

export interface TakeOptions {
  readonly signal?: AbortSignal;
  /** Statuses in which it may be begun; any by default. */
  readonly from?: readonly WorkStatus[];
  /** What becomes of it when `signal` fires: "queued" when it is the runner that ends. "cancelled" by default. */
  readonly whenStopped?: "cancelled" | "queued";
}

/** An experiment's lease, and the signal that fires when its work must stop. */
export type Held = Pick<RunnerContext, "lease" | "signal">;

/**
 * Begins a stored experiment as its one runner and stores how the work on it ended. CONFLICT when another runner holds it or
 * its status is not among `from`; CANCELLED when it is stopped; else what the work throws.
 */
export async function takeExperiment(
  db: Database,
  id: string,
  { signal: stop, from, whenStopped = "cancelled" }: TakeOptions,
  work: (experiment: Experiment, held: Held) => Promise<void>,
): Promise<void> {
  await holdExperiment(db, id, stop, async (lease, signal) => {
    const experiment = await beginExperiment(db, lease, from);
    try {
      await work(experiment, { lease, signal });
      await endExperiment(db, lease, { status: "done" });
    } catch (thrown) {
      // What fired the signal is why the work ended, whatever the work made of it.
      const error = signal.aborted ? signal.reason : thrown;
      await recordEnd(db, lease, error, stop?.aborted ? whenStopped : "cancelled");
      throw error;
    }
  });
}

async function recordEnd(
  db: Database,
  lease: Lease,
  error: unknown,
  stopped: "cancelled" | "queued",
): Promise<void> {
  const known = error instanceof AppError ? error : new AppError("INTERNAL", String(error), { cause: error });
  if (known.code === "DATABASE") return;
  const status = known.code === "CANCELLED" ? stopped : "failed";
  // Whoever took the lease over says how it ends; and what ended the work must not be hidden.
  await endExperiment(db, lease, { status, error: known }).catch(() => {});
}
