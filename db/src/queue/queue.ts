import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { Database } from "../database.ts";
import { databaseError, guarded } from "../database-error.ts";
import type { Transaction } from "../queries/leases.ts";

/** What jobs carry. */
interface Jobs {
  readonly experiment: { readonly experimentId: string };
  readonly export: { readonly exportId: string };
}

/** Does one job; the signal fires when the claim on it was lost or the worker stops. What it throws is tried again. */
export type JobHandler<K extends keyof Jobs> = (data: Jobs[K], signal: AbortSignal) => Promise<void>;

/** Work that waits in the database for a process to take it. */
export interface Queue {
  /** Adds an experiment, in the transaction that made it ready; one that waits already is not added twice. */
  addExperiment(tx: Transaction, experimentId: string): Promise<void>;
  addExport(tx: Transaction, exportId: string): Promise<void>;
  /** Works on one job of a kind at a time until the queue is closed. */
  work<K extends keyof Jobs>(kind: K, handler: JobHandler<K>): Promise<void>;
  /** Takes no more jobs; jobs under way have their signal fired and are waited for. */
  close(): Promise<void>;
}

const settings = {
  // One waiting and one active job per experiment: a resume that comes while a cancelled run winds down is kept.
  experiment: { policy: "stately", expireInSeconds: 86_400 - 1, retryDelay: 2, retryBackoff: true },
  export: { policy: "stately", expireInSeconds: 3600, retryDelay: 1, retryBackoff: true },
} as const;

/** A killed worker is noticed after this long without a heartbeat, and its job goes to another. */
const heartbeatSeconds = 30;

/**
 * Opens the queue of a database. `supervise` makes this process look after jobs of killed workers too; every process that
 * stays should. Errors in the background go to `onError`.
 */
export async function openQueue(
  db: Database,
  { supervise = true, onError = () => {} }: { supervise?: boolean; onError?: (error: Error) => void } = {},
): Promise<Queue> {
  const boss = new PgBoss({
    ...db.connection,
    max: 3,
    schedule: false,
    supervise,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    useListenNotify: true,
  });
  boss.on("error", (error) => onError(databaseError(error)));
  await guarded(() => boss.start());
  for (const [name, { policy, ...options }] of Object.entries(settings))
    await guarded(() =>
      boss.createQueue(name, { policy, ...options, heartbeatSeconds, retryLimit: 5, notify: true }),
    );
  const stopping = new AbortController();
  const send = <K extends keyof Jobs>(tx: Transaction, kind: K, key: string, data: Jobs[K]) =>
    boss.send(kind, data, { singletonKey: key, db: fromDrizzle(tx, sql) });
  return {
    addExperiment: async (tx, experimentId) => {
      await send(tx, "experiment", experimentId, { experimentId });
    },
    addExport: async (tx, exportId) => {
      await send(tx, "export", exportId, { exportId });
    },
    work: async (kind, handler) => {
      const options = { batchSize: 1, localConcurrency: 1, heartbeatRefreshSeconds: 10 };
      await guarded(() =>
        boss.work<Jobs[typeof kind]>(kind, options, async ([job]) =>
          handler(job!.data, AbortSignal.any([job!.signal, stopping.signal])),
        ),
      );
    },
    close: async () => {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 30_000 });
    },
  };
}
