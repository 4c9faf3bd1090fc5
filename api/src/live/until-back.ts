import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@dreambooth-dpo/db/contract";

/** How long to wait for a database that is away before asking again, milliseconds. */
const patience = 1000;

/**
 * Does work for somebody who watches, again while the database is away: the present state is told late rather than not at
 * all. Throws what the work throws otherwise, and when the signal fires.
 */
export async function untilBack<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "DATABASE") throw error;
      await delay(patience, undefined, { signal });
    }
}
