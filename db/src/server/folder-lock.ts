import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "../contract/index.ts";

const patience = 90_000;
const busy = 5;

/**
 * Runs `work` while no other process holds the folder. The lock is SQLite's on a small file: the operating system lets go
 * of it when its holder dies, however it dies.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, "server.lock"));
  try {
    lock.exec("PRAGMA busy_timeout = 0");
    const deadline = Date.now() + patience;
    while (!tryAcquire(lock)) {
      if (Date.now() > deadline)
        throw new AppError(
          "DATABASE",
          `Another process has been starting the database in ${folder} for too long.`,
          {
            field: folder,
          },
        );
      await delay(50);
    }
    return await work();
  } finally {
    lock.close();
  }
}

function tryAcquire(lock: DatabaseSync): boolean {
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === busy) return false;
    throw error;
  }
}
