import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { idempotencyKeys } from "../schema/index.ts";

/** How long a request may be under way before another may do it again, and how long its result is kept. */
const patience = sql`interval '2 minutes'`;
const kept = sql`interval '7 days'`;

/** A request of an account, named by the account itself. */
export interface RequestName {
  readonly userId: string;
  readonly key: string;
}

/** What became of a claim: do the work, return its result, wait, or refuse (the name was used for something else). */
export type Claim =
  | { readonly status: "new" | "busy" | "mismatch" }
  | { readonly status: "done"; readonly result: unknown };

const named = ({ userId, key }: RequestName) =>
  and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key));

/**
 * Claims the right to carry a request out. Of many equal claims at once exactly one is "new". A claim that came to no
 * result in two minutes may be taken over by the same request; a result is kept for seven days.
 */
export async function claimIdempotencyKey(
  db: Database,
  { requestHash, ...name }: RequestName & { readonly requestHash: string },
): Promise<Claim> {
  const { createdAt, result } = idempotencyKeys;
  const abandoned = and(
    isNull(result),
    eq(idempotencyKeys.requestHash, requestHash),
    sql`${createdAt} < clock_timestamp() - ${patience}`,
  );
  const forgotten = sql`${createdAt} < clock_timestamp() - ${kept}`;
  for (;;) {
    const claimed = await guarded(() =>
      db.sql
        .insert(idempotencyKeys)
        .values({ ...name, requestHash })
        .onConflictDoUpdate({
          target: [idempotencyKeys.userId, idempotencyKeys.key],
          set: { requestHash, result: null, createdAt: sql`clock_timestamp()` },
          setWhere: or(abandoned, forgotten)!,
        })
        .returning({ key: idempotencyKeys.key }),
    );
    if (claimed.length) return { status: "new" };
    const [row] = await guarded(() => db.sql.select().from(idempotencyKeys).where(named(name)));
    // Released in between: claim again.
    if (!row) continue;
    if (row.requestHash !== requestHash) return { status: "mismatch" };
    if (row.result === null) return { status: "busy" };
    return { status: "done", result: (row.result as { value: unknown }).value };
  }
}

/** Stores what a claimed request came to; the first result stays. */
export async function completeIdempotencyKey(
  db: Database,
  { result, ...name }: RequestName & { readonly result: unknown },
): Promise<void> {
  await guarded(() =>
    db.sql
      .update(idempotencyKeys)
      .set({ result: { value: result } })
      .where(and(named(name), isNull(idempotencyKeys.result))),
  );
}

/** Gives a claim up after a failure, so that the request can be sent again. */
export async function releaseIdempotencyKey(db: Database, name: RequestName): Promise<void> {
  await guarded(() => db.sql.delete(idempotencyKeys).where(and(named(name), isNull(idempotencyKeys.result))));
}

/** Forgets requests older than seven days. */
export async function purgeIdempotencyKeys(db: Database): Promise<void> {
  await guarded(() =>
    db.sql.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`clock_timestamp() - ${kept}`)),
  );
}
