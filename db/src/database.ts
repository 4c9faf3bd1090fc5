import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { LocalArtifactStore } from "./artifacts/index.ts";
import { AppError } from "./contract/index.ts";
import { databaseError } from "./database-error.ts";
import { readEnvironment } from "./environment.ts";
import { migrateDatabase } from "./migrate.ts";
import { ObservedPool } from "./observed-pool.ts";
import { enterServer } from "./server/index.ts";

/** Everything durable: tables and artifacts. Open one per process, close it when done. */
export interface Database {
  readonly sql: NodePgDatabase;
  readonly store: LocalArtifactStore;
  /** Folder of artifacts, logs and, unless DATABASE_URL is set, the database. */
  readonly dataFolder: string;
  /** How further connections to the same server are made. */
  readonly connection: { readonly connectionString: string; readonly application_name: string };
  close(): Promise<void>;
}

/**
 * Opens the database and brings its schema up to date: the server of `url`, else the embedded one of `dataFolder`. With
 * neither given, the server of DATABASE_URL, else the embedded one in DBDPO_DATA or the project's .data.
 * Throws DATABASE when the server cannot be reached, STORAGE when the data folder cannot be written.
 */
export async function openDatabase(
  options: {
    readonly dataFolder?: string;
    readonly url?: string;
    /** Told, in a sentence, what takes time. */
    readonly log?: (line: string) => void;
    /** Longest a statement may take, milliseconds; as long as it likes by default. */
    readonly statementTimeout?: number;
    /** Most connections at once, 8 by default. */
    readonly connections?: number;
  } = {},
): Promise<Database> {
  const environment = readEnvironment();
  const dataFolder = options.dataFolder ?? environment.dataFolder;
  makeFolder(dataFolder);
  const given = options.url ?? (options.dataFolder === undefined ? environment.url : undefined);
  const server = given
    ? { url: given, applicationName: "dreambooth-dpo", leave: async () => {} }
    : await enterServer(dataFolder, options.log);
  const connection = { connectionString: server.url, application_name: server.applicationName };
  try {
    await migrateDatabase(connection);
  } catch (error) {
    await server.leave();
    throw databaseError(error);
  }
  const { statementTimeout, connections = 8 } = options;
  const pool = new ObservedPool({
    ...connection,
    max: connections,
    keepAlive: true,
    connectionTimeoutMillis: 30_000,
    ...(statementTimeout === undefined ? {} : { statement_timeout: statementTimeout }),
  });
  // A lost connection is met by its query, or replaced at the next; unheard, these events would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  let closed: Promise<void> | undefined;
  return {
    sql: drizzle(pool),
    store: new LocalArtifactStore(join(dataFolder, "artifacts")),
    dataFolder,
    connection,
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

/** Whether the database answers. */
export async function pingDatabase(db: Database): Promise<boolean> {
  try {
    await db.sql.execute("select 1");
    return true;
  } catch {
    return false;
  }
}
