import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { experiments } from "../schema/index.ts";
import { endCancelled } from "./end-cancelled.ts";
import { found } from "./not-found.ts";
import { abandonAttempts } from "./stage-attempts.ts";
import type { Transaction } from "./transaction.ts";

/** The right of one runner to work on one experiment, until it ends on the database's clock unless renewed. */
export interface Lease {
  readonly experimentId: string;
  readonly runner: string;
  /** Fencing number: grows with every acquisition, so writes under an older one are refused. */
  readonly token: number;
  /** Extends the lease; CONFLICT when another runner took it over. */
  renew(): Promise<void>;
  /** Gives the lease up; nothing happens when it was lost already. */
  release(): Promise<void>;
}

export interface LeaseRequest {
  /** Who asks, unique to the process: host, process id and start. */
  readonly runner: string;
  readonly leaseSeconds: number;
  /** Whether a holder is known to be dead (a process of this machine that is gone); its lease is taken at once. */
  readonly isGone?: (holder: string) => boolean;
}

/** The experiment of a lease, as long as the lease is held. */
export const underLease = ({ experimentId, token }: Pick<Lease, "experimentId" | "token">): SQL =>
  and(
    eq(experiments.id, experimentId),
    eq(experiments.leaseToken, token),
    isNotNull(experiments.leaseHolder),
  )!;

/** Whether a runner holds an experiment. */
export const isHeld = sql<boolean>`coalesce(${experiments.leaseUntil} > clock_timestamp(), false)`;

/**
 * Takes the lease of an experiment. CONFLICT names the runner that holds it and until when. The attempts of a runner that was lost
 * end by that; what was being cancelled then is cancelled.
 */
export async function acquireExperiment(
  db: Database,
  experimentId: string,
  { runner, leaseSeconds, isGone }: LeaseRequest,
): Promise<Lease> {
  const until = sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`;
  const token = await guarded(() =>
    db.sql.transaction(async (tx) => {
      const [row] = await tx
        .select({
          holder: experiments.leaseHolder,
          until: experiments.leaseUntil,
          token: experiments.leaseToken,
          status: experiments.status,
          live: isHeld,
        })
        .from(experiments)
        .where(eq(experiments.id, experimentId))
        .for("update");
      const lease = found(row, "experiment", experimentId);
      if (lease.holder !== null && lease.live && !isGone?.(lease.holder))
        throw heldBy(experimentId, lease.holder, lease.until!);
      const next = lease.token + 1;
      await tx
        .update(experiments)
        .set({ leaseHolder: runner, leaseUntil: until, leaseToken: next })
        .where(eq(experiments.id, experimentId));
      await abandonAttempts(tx, experimentId);
      if (lease.status === "cancelling") await endCancelled(tx, experimentId);
      return next;
    }),
  );
  const held = underLease({ experimentId, token });
  return {
    experimentId,
    runner,
    token,
    async renew() {
      const rows = await guarded(() =>
        db.sql.update(experiments).set({ leaseUntil: until }).where(held).returning({ id: experiments.id }),
      );
      if (!rows.length) throw lost(experimentId, runner);
    },
    async release() {
      await guarded(() =>
        db.sql.update(experiments).set({ leaseHolder: null, leaseUntil: null }).where(held),
      );
    },
  };
}

/**
 * Refuses a transaction whose lease another runner took over or that was released (CONFLICT). The row stays share-locked
 * until the transaction ends, so the lease cannot change hands under it. An overdue lease that nobody took still counts.
 */
export async function requireLease(
  tx: Transaction,
  lease: Pick<Lease, "experimentId" | "token" | "runner">,
): Promise<void> {
  const rows = await tx
    .select({ id: experiments.id })
    .from(experiments)
    .where(underLease(lease))
    .for("share");
  if (!rows.length) throw lost(lease.experimentId, lease.runner);
}

function heldBy(experimentId: string, holder: string, until: Date): AppError {
  return new AppError(
    "CONFLICT",
    `The runner ${holder} works on this experiment until ${until.toISOString()} at least.`,
    {
      field: "experiment",
      value: experimentId,
      expected: "an experiment that no other runner holds",
      hint: "Wait for it, or cancel the experiment.",
    },
  );
}

export const lost = (experimentId: string, runner: string) =>
  new AppError(
    "CONFLICT",
    `The runner ${runner} no longer holds this experiment; its result was not stored.`,
    {
      field: "experiment",
      value: experimentId,
      hint: "Another runner took over; it goes on from what was stored.",
    },
  );
