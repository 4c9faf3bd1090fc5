import { hostname } from "node:os";
import { acquireExperiment, type Database, isCancelRequested, type Lease } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";

/** No longer than the queue's patience with a silent worker: who takes its job over finds the experiment free, or soon. */
const leaseSeconds = 30;
const beatMs = 2_000;

/** Names this process among all runners: host, process id, and a mark of its start. */
export const runnerName = `${hostname()}:${process.pid}:${Math.round(performance.timeOrigin)}`;

/** Whether a holder was a process of this machine that is no more; its work is free at once. */
function isGone(holder: string): boolean {
  const [host, pid] = holder.split(":");
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return holder !== runnerName;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

const cancelled = () =>
  new AppError("CANCELLED", "The experiment was cancelled; what is done is kept, and it can be resumed.");

/**
 * Runs work as the one runner of an experiment. The signal fires when `signal` does, when somebody asks for the experiment
 * to be cancelled, and when the lease or the database is lost; its reason is the error to end with.
 * CONFLICT when another runner works on it.
 */
export async function holdExperiment<T>(
  db: Database,
  experimentId: string,
  signal: AbortSignal | undefined,
  work: (lease: Lease, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lease = await acquireExperiment(db, experimentId, { runner: runnerName, leaseSeconds, isGone });
  const controller = new AbortController();
  const stop = () => controller.abort(cancelled());
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  let beating: Promise<void> = Promise.resolve();
  const beat = async () => {
    try {
      await lease.renew();
      if (await isCancelRequested(db, experimentId)) stop();
    } catch (error) {
      controller.abort(error);
    }
  };
  const timer = setInterval(() => {
    beating = beating.then(beat);
  }, beatMs);
  try {
    return await work(lease, controller.signal);
  } finally {
    clearInterval(timer);
    signal?.removeEventListener("abort", stop);
    await beating;
    // With the database gone the lease runs out by itself, and what ended the work must not be hidden.
    await lease.release().catch(() => {});
  }
}
