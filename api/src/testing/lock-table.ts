import type { Database } from "@dreambooth-dpo/db";
import { expect, vi } from "vitest";

/** A table that nobody can read or write until it is released. */
export interface LockedTable {
  /** Resolves when so many statements wait for it on the server, at once. */
  untilWaiting(statements: number): Promise<void>;
  release(): Promise<void>;
}

/** Locks a table from a connection of its own, so that statements on it take as long as a test wants. */
export async function lockTable(db: Database, table: string): Promise<LockedTable> {
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const { promise: freed, resolve: free } = Promise.withResolvers<void>();
  const holding = db.sql.transaction(async (tx) => {
    await tx.execute(`lock table "${table}" in access exclusive mode`);
    hold();
    await freed;
  });
  await Promise.race([held, holding]);
  return {
    untilWaiting: (statements) =>
      vi.waitFor(
        async () => {
          const { rows } = await db.sql.execute<{ n: number }>(
            `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query like '%"${table}"%'`,
          );
          expect(rows[0]!.n).toBe(statements);
        },
        { timeout: 5000, interval: 20 },
      ),
    release: async () => {
      free();
      await holding;
    },
  };
}
