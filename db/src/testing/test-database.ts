import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../database.ts";

/** A database of its own in a folder of its own, for tests; dispose of it. */
export interface TestDatabase {
  readonly db: Database;
  readonly folder: string;
  dispose(): Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "dbdpo-test-"));
  const db = await openDatabase({ dataFolder: folder });
  return {
    db,
    folder,
    dispose: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
