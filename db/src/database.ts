import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { LocalArtifactStore } from "./artifacts/index.ts";
import { AppError } from "./contract/index.ts";
import { databaseError } from "./database-error.ts";
import { databaseUrlOf, dataFolderOf } from "./environment.ts";
import { migrateDatabase } from "./migrate.ts";
import { enterServer } from "./server/index.ts";

/** Everything durable: tables and artifacts. Open one per process, close it when done. */
export interface Database {
  readonly sql: NodePgDatabase;
  readonly store: LocalArtifactStore;
  /** Folder of artifacts, logs and, unless DATABASE_URL is set, the database. */
  readonly dataFolder: string;
  close(): Promise<void>;
}

/**
 * Opens the database of DATABASE_URL or else the embedded one in the data folder, and brings its schema up to date.
 * Throws DATABASE when the server cannot be reached, STORAGE when the data folder cannot be written.
 */
export async function openDatabase(
  options: {
    readonly dataFolder?: string;
    readonly url?: string;
    /** Told, in a sentence, what takes time. */
    readonly log?: (line: string) => void;
  } = {},
): Promise<Database> {
  const dataFolder = options.dataFolder ?? dataFolderOf();
  makeFolder(dataFolder);
  const given = options.url ?? databaseUrlOf();
  const server = given
    ? { url: given, applicationName: "dreambooth-dpo", leave: async () => {} }
    : await enterServer(dataFolder, options.log);
  try {
    await migrateDatabase(server.url);
  } catch (error) {
    await server.leave();
    throw databaseError(error);
  }
  const pool = new pg.Pool({
    connectionString: server.url,
    application_name: server.applicationName,
    max: 8,
  });
  // An idle connection that breaks is replaced at the next query, which reports what is wrong.
  pool.on("error", () => {});
  let closed: Promise<void> | undefined;
  return {
    sql: drizzle(pool),
    store: new LocalArtifactStore(join(dataFolder, "artifacts")),
    dataFolder,
    close: () => {
      closed ??= pool.end().then(() => server.leave());
      return closed;
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new AppError("STORAGE", `The data folder ${folder} cannot be made: ${(cause as Error).message}.`, {
      field: "DBDPO_DATA",
      value: folder,
      cause,
    });
  }
}
