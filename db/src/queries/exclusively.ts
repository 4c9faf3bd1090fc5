import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";

/**
 * Does work that no other process of this database does at the same time under the same name. Its statements go over
 * other connections: nothing of it is undone when it fails.
 */
export async function exclusively<T>(db: Database, name: string, work: () => Promise<T>): Promise<T> {
  const outcome = await guarded(() =>
    db.sql.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
      const [settled] = await Promise.allSettled([work()]);
      return settled!;
    }),
  );
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}
