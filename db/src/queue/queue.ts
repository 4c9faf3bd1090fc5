import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss, type SendOptions } from "pg-boss";
import type { Database } from "../database.ts";
import { databaseError, guarded } from "../database-error.ts";
import type { Transaction } from "../queries/transaction.ts";

/** What jobs carry. */
interface Jobs {
  readonly experiment: { readonly experimentId: string; readonly losses?: number };
  readonly export: { readonly exportId: string };
}

/**
 * Does one job; the signal fires when the claim on it was lost or the worker stops. What it throws is tried again. `losses`
 * counts earlier attempts whose worker was lost or threw.
 */
export type JobHandler<K extends keyof Jobs> = (
  data: Jobs[K],
  signal: AbortSignal,
  losses: number,
) => Promise<void>;

/** How a job is added. */
export interface JobOptions {
  /** Keeps it from being taken at once. */
  readonly afterSeconds?: number;
  /** Attempts whose worker was lost, made by the job that it follows. */
  readonly losses?: number;
}

/** Work that waits in the database for a process to take it. */
export interface Queue {
  /** Adds an experiment, in the transaction that made it ready; one that waits already is not added twice. */
  addExperiment(tx: Transaction, experimentId: string, options?: JobOptions): Promise<void>;
  addExport(tx: Transaction, exportId: string): Promise<void>;
  /** Works on one job of a kind at a time until the queue is closed. */
  work<K extends keyof Jobs>(kind: K, handler: JobHandler<K>): Promise<void>;
  /** Takes no more jobs; jobs under way have their signal fired and are waited for. */
  close(): Promise<void>;
}

export interface QueueOptions {
  /** Makes this process look after jobs of killed workers too; every process that stays should. On by default. */
  readonly supervise?: boolean;
  /** Told of errors in the background. */
  readonly onError?: (error: Error) => void;
  /** How long after the last sign of its worker a job added here goes to another, seconds; 30 by default, at least 10. */
  readonly heartbeatSeconds?: number;
}

/** A job that waits stays for as long as it takes until somebody works. */
const retentionSeconds = 10 * 365 * 86_400;

/** What became of a job is in the tables of what it did; the job itself is soon forgotten. */
const deleteAfterSeconds = 3600;

const settings = {
  // Killed workers alone use these up; how many an experiment may cost is for its worker to say.
  experiment: { expireInSeconds: 86_400, retryLimit: 1000, retryDelay: 1, retryDelayMax: 30 },
  export: { expireInSeconds: 3600, retryLimit: 5, retryDelay: 1, retryDelayMax: 60 },
} as const satisfies Record<keyof Jobs, SendOptions>;

/** How often a worker says that it lives, seconds: it may fail to a few times before its job goes to another. */
const beatSeconds = 3;

/** How often a worker looks for jobs that nothing announces, such as those of killed workers, seconds. */
const pollSeconds = 2;

/** Opens the queue of a database. Throws DATABASE when it cannot be reached. */
export async function openQueue(
  db: Database,
  { supervise = true, onError = () => {}, heartbeatSeconds = 30 }: QueueOptions = {},
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
  try {
    await guarded(() => boss.start());
    // At most one waiting and one active job per key: what becomes ready while a job winds down is kept, and waits for it.
    for (const kind of Object.keys(settings))
      await guarded(() => boss.createQueue(kind, { policy: "stately", notify: true }));
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  let closed: Promise<void> | undefined;
  // The settings travel with each job: those of the queue would be whatever its first opener said.
  const add = <K extends keyof Jobs>(tx: Transaction, kind: K, key: string, data: Jobs[K], startAfter = 0) =>
    boss.send(kind, data, {
      ...settings[kind],
      retryBackoff: true,
      retentionSeconds,
      deleteAfterSeconds,
      heartbeatSeconds,
      singletonKey: key,
      startAfter,
      db: fromDrizzle(tx, sql),
    });
  return {
    addExperiment: async (tx, experimentId, { afterSeconds, losses = 0 } = {}) => {
      await add(tx, "experiment", experimentId, { experimentId, losses }, afterSeconds);
    },
    addExport: async (tx, exportId) => {
      await add(tx, "export", exportId, { exportId });
    },
    work: async (kind, handler) => {
      const options = {
        batchSize: 1,
        localConcurrency: 1,
        heartbeatRefreshSeconds: beatSeconds,
        pollingIntervalSeconds: pollSeconds,
        notifyPollingIntervalSeconds: pollSeconds,
      };
      await guarded(() =>
        boss.work<Jobs[typeof kind]>(kind, options, async ([job]) => {
          const { data, signal, retryCount } = job!;
          const losses = retryCount + ("losses" in data ? (data.losses ?? 0) : 0);
          const working = handler(data, AbortSignal.any([signal, stopping.signal]), losses);
          underWay.add(working);
          await working.finally(() => underWay.delete(working));
        }),
      );
    },
    close: () => {
      stopping.abort();
      closed ??= boss
        .stop({ graceful: true, timeout: 30_000 })
        .catch((error: unknown) => onError(databaseError(error)))
        .then(() => Promise.allSettled(underWay))
        .then(() => {});
      return closed;
    },
  };
}
