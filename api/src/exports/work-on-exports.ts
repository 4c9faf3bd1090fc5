import type { Database, Queue } from "@dreambooth-dpo/db";
import { AppError, type ErrorCode } from "@dreambooth-dpo/db/contract";
import type { Logger } from "../observe/index.ts";
import { runExport } from "./run-export.ts";

/** What another attempt may mend. */
const passing: ReadonlySet<ErrorCode> = new Set(["DATABASE", "STORAGE", "TIMEOUT", "CANCELLED", "INTERNAL"]);

/** Writes exports, one at a time, until the queue is closed. Failures are recorded with the export; those that may pass are tried again. */
export async function workOnExports(queue: Queue, db: Database, log: Logger): Promise<void> {
  await queue.work("export", async ({ exportId }, signal) => {
    try {
      await runExport(db, exportId, signal);
      log.info({ exportId }, "export written");
    } catch (error) {
      log.warn({ exportId, err: error }, "export not written");
      if (!(error instanceof AppError) || passing.has(error.code)) throw error;
    }
  });
}
