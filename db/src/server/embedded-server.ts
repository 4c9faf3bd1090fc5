import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../contract/index.ts";
import { type Cluster, databaseName, prepareCluster, runProgram } from "./cluster.ts";
import { withFolderLock } from "./folder-lock.ts";

/** A running server and the way to leave it: the last to leave stops it. */
export interface EmbeddedServer {
  readonly url: string;
  leave(): Promise<void>;
}

/** How connections of this product call themselves; the server is in use while any such exists. */
export const applicationName = "dreambooth-dpo";

/**
 * Attaches to the PostgreSQL server of a data folder, starting it when none runs. The server is no child of this
 * process: it goes on while others use it, and whatever is killed, the next start recovers what was committed.
 */
export async function enterServer(dataFolder: string): Promise<EmbeddedServer> {
  return withFolderLock(dataFolder, async () => {
    const cluster = await prepareCluster(dataFolder);
    const port = (await runningPort(cluster)) ?? (await start(cluster, join(dataFolder, "postgres.log")));
    const url = urlOf(cluster, port);
    // This connection says "in use" until it is closed or its process dies.
    const presence = await connect(url);
    return {
      url,
      leave: () =>
        withFolderLock(dataFolder, async () => {
          await presence.end().catch(() => {});
          if (await isUnused(url)) await stop(cluster);
        }),
    };
  });
}

const urlOf = (cluster: Cluster, port: number) =>
  `postgresql://${databaseName}:${cluster.password}@127.0.0.1:${port}/postgres`;

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: applicationName });
  // A lost server is met by the next query; unheard, this event would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return client;
}

/** Port of a server that runs on the cluster and accepts connections, if any. */
async function runningPort(cluster: Cluster): Promise<number | undefined> {
  let file: string;
  try {
    file = readFileSync(join(cluster.folder, "postmaster.pid"), "utf8");
  } catch {
    return undefined;
  }
  const [pid, , , port] = file.split("\n");
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return undefined;
  }
  return (await accepts(cluster, Number(port))) ? Number(port) : undefined;
}

/** Whether the cluster's own server answers on a port (its password is nobody else's). */
async function accepts(cluster: Cluster, port: number): Promise<boolean> {
  try {
    const client = await connect(urlOf(cluster, port));
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const attempts = 5;
const startDeadline = 60_000;

async function start(cluster: Cluster, logPath: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const outcome = await startOn(cluster, port, logPath);
    if (outcome === "ready") return port;
    // A port taken meanwhile, or a killed server whose last process is still going away.
    if (attempt < attempts && /address already in use|in use|starting up/i.test(outcome)) {
      await delay(500);
      continue;
    }
    throw new AppError("DATABASE", `The embedded PostgreSQL did not start: ${outcome}`, {
      field: logPath,
      hint: /no space left/i.test(outcome) ? "The disk is full; free some space." : `Its log is ${logPath}.`,
    });
  }
}

async function startOn(cluster: Cluster, port: number, logPath: string): Promise<string> {
  writeFileSync(logPath, "");
  const log = openSync(logPath, "a");
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=64MB",
    "log_min_messages=warning",
  ];
  const child = spawn(
    cluster.binaries.postgres,
    ["-D", cluster.folder, ...settings.flatMap((s) => ["-c", s])],
    {
      stdio: ["ignore", log, log],
      detached: true,
      cwd: "/",
      ...cluster.account,
    },
  );
  closeSync(log);
  let ended: string | undefined;
  child.on("error", (error) => {
    ended = error.message;
  });
  child.on("exit", (code, signal) => {
    ended = `exit ${code ?? signal}`;
  });
  child.unref();
  const deadline = Date.now() + startDeadline;
  while (Date.now() < deadline) {
    if (await accepts(cluster, port)) {
      child.removeAllListeners();
      return "ready";
    }
    if (ended) return `${ended}; ${readFileSync(logPath, "utf8").trim().split("\n").slice(-3).join(" ")}`;
    await delay(50);
  }
  child.kill();
  return "it did not answer within a minute.";
}

/** Whether no other process of this product is connected. */
async function isUnused(url: string): Promise<boolean> {
  let client: pg.Client;
  try {
    client = await connect(url);
  } catch {
    return false;
  }
  try {
    const { rows } = await client.query<{ users: number }>(
      "select count(*)::int as users from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return rows[0]!.users === 0;
  } finally {
    await client.end();
  }
}

async function stop(cluster: Cluster): Promise<void> {
  await runProgram(
    cluster.binaries.pg_ctl,
    ["stop", "-D", cluster.folder, "-m", "fast", "-w", "-t", "30"],
    cluster.account,
  );
}
