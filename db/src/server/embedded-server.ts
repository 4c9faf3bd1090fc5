import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../contract/index.ts";
import { type Cluster, prepareCluster } from "./cluster.ts";
import { isAlive } from "./find-process.ts";
import { withFolderLock } from "./folder-lock.ts";
import { runningUrl, startServer, stopServer } from "./server-process.ts";

/** A running server and the way to leave it: the last to leave stops it. */
export interface EmbeddedServer {
  readonly url: string;
  /** How this user's connections must call themselves. */
  readonly applicationName: string;
  leave(): Promise<void>;
}

const product = "dreambooth-dpo";
let entries = 0;

/**
 * Attaches to the PostgreSQL server of a data folder, starting it when none runs. The server is no child of this
 * process: it goes on while others use it. Whatever is killed, the next start recovers what was committed; a server
 * whose users were all killed waits for the next one, who finds it and stops it on leaving.
 */
export async function enterServer(
  dataFolder: string,
  log: (line: string) => void = () => {},
): Promise<EmbeddedServer> {
  return withFolderLock(dataFolder, () => reportingFiles(dataFolder, () => enter(dataFolder, log)));
}

async function enter(dataFolder: string, log: (line: string) => void): Promise<EmbeddedServer> {
  const cluster = await prepareCluster(dataFolder, log);
  const url = (await runningUrl(cluster)) ?? (await startServer(cluster, dataFolder));
  const applicationName = `${product} ${process.pid}-${++entries}`;
  // This connection says "in use" until it is closed or its process dies.
  const presence = await connect(url, applicationName);
  return {
    url,
    applicationName,
    leave: () =>
      withFolderLock(dataFolder, async () => {
        const unused = await isUnused(presence, cluster, applicationName);
        await presence.end().catch(() => {});
        if (unused) await stopServer(cluster);
      }),
  };
}

async function connect(url: string, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: applicationName });
  // A lost server is met by the next query; unheard, this event would end the process.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** How long a program that is not ours may take to disconnect before it counts as a user. */
const grace = 1000;

/** Whether nobody but `self` uses the server. */
async function isUnused(presence: pg.Client, cluster: Cluster, self: string): Promise<boolean> {
  const deadline = Date.now() + grace;
  for (;;) {
    const others = await connectedNames(presence, cluster, self);
    if (!others.length) return true;
    const known = others
      .map((name) => new RegExp(`^${product} (\\d+)-`).exec(name))
      .filter((m) => m !== null);
    if (known.some((match) => isAlive(Number(match[1])))) return false;
    if (Date.now() > deadline) return others.length === known.length;
    await delay(25);
  }
}

async function connectedNames(presence: pg.Client, cluster: Cluster, self: string): Promise<string[]> {
  const query = (client: pg.Client) =>
    client.query<{ name: string }>(
      "select application_name as name from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> $1",
      [self],
    );
  try {
    return (await query(presence)).rows.map((row) => row.name);
  } catch {
    // Our connection was lost: the server is gone, or was restarted meanwhile.
    const url = await runningUrl(cluster);
    if (!url) return [];
    const client = await connect(url, self);
    const { rows } = await query(client);
    await client.end();
    return rows.map((row) => row.name);
  }
}

/** Gives an error of the file system met on the way the form a person can act on. */
async function reportingFiles<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error) || !("syscall" in error)) throw error;
    const full = "code" in error && error.code === "ENOSPC";
    throw new AppError(
      "STORAGE",
      full
        ? `The disk that holds ${dataFolder} is full; the database cannot start.`
        : `The embedded PostgreSQL cannot use ${dataFolder}: ${error.message}.`,
      { field: dataFolder, cause: error },
    );
  }
}
