import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../contract/index.ts";
import { type Cluster, filesOf, userName } from "./cluster.ts";
import { findServerProcess } from "./find-process.ts";
import { lastWords, programError, runProgram, startProgram } from "./run-program.ts";

const patience = 60_000;

const urlOf = (cluster: Cluster, port: number) =>
  `postgresql://${userName}:${cluster.password}@127.0.0.1:${port}/postgres`;

/**
 * URL of the server that runs on a cluster, once it accepts connections (it may be starting or recovering); undefined when
 * none runs. DATABASE when it runs but does not answer.
 */
export async function runningUrl(cluster: Cluster): Promise<string | undefined> {
  const deadline = Date.now() + patience;
  let refusal = "it has not opened its port";
  for (;;) {
    const server = findServerProcess(filesOf(cluster));
    if (!server) return undefined;
    if (server.port) {
      const url = urlOf(cluster, server.port);
      const answer = await refusalOf(url);
      if (answer === undefined) return url;
      refusal = answer;
    }
    if (Date.now() > deadline)
      throw new AppError(
        "DATABASE",
        `The embedded PostgreSQL (process ${server.pid}) does not answer: ${refusal}.`,
        { field: cluster.folder, hint: `End process ${server.pid} and start again.` },
      );
    await delay(50);
  }
}

/** Why a server does not take a connection; undefined when it does. */
async function refusalOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Starts the server of a cluster on its last port, or a free one, and returns its URL; its log is postgres.log in the data folder. */
export async function startServer(cluster: Cluster, dataFolder: string): Promise<string> {
  // Left by a kill. Its number may be another process's now, which PostgreSQL would take for a running server.
  rmSync(join(filesOf(cluster), "postmaster.pid"), { force: true });
  const deadline = Date.now() + patience;
  for (;;) {
    const port = (await lastPort(cluster)) ?? (await freePort());
    const failure = await startOn(cluster, port, join(dataFolder, "postgres.log"));
    if (failure === undefined) {
      writeFileSync(portFile(cluster), String(port));
      return urlOf(cluster, port);
    }
    // The port was taken meanwhile, or the last process of a killed server is still going away.
    if (!/in use/i.test(failure) || Date.now() > deadline)
      throw programError("server", failure, cluster.folder);
    await delay(200);
  }
}

const portFile = (cluster: Cluster) => join(cluster.folder, "port");

/** The port that the cluster's server had before, if it is free: processes that use the server find it there again. */
async function lastPort(cluster: Cluster): Promise<number | undefined> {
  try {
    return await freePort(Number(readFileSync(portFile(cluster), "utf8")) || 0);
  } catch {
    return undefined;
  }
}

/** A port, once it is free: this one, or any. */
async function freePort(wanted = 0): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=64MB",
  "log_min_messages=warning",
];

/** Starts the server; undefined once it accepts connections, else what it said before it ended. */
async function startOn(cluster: Cluster, port: number, logPath: string): Promise<string | undefined> {
  const log = openSync(logPath, "w");
  const child = startProgram(cluster, {
    program: "postgres",
    args: (at) => ["-D", `${at}/data`, ...[`port=${port}`, ...settings].flatMap((s) => ["-c", s])],
    output: log,
    detached: true,
  });
  closeSync(log);
  let end: string | undefined;
  child.on("error", (error) => {
    end = error.message;
  });
  child.on("exit", (code, signal) => {
    end ??= `exit status ${code ?? signal}`;
  });
  child.unref();
  const url = urlOf(cluster, port);
  const deadline = Date.now() + patience;
  for (;;) {
    if (end !== undefined) return `${end}: ${lastWords(readFileSync(logPath, "utf8"))}`;
    if ((await refusalOf(url)) === undefined) break;
    if (Date.now() > deadline) {
      child.kill("SIGINT");
      return `no answer within ${patience / 1000} seconds; its log is ${logPath}.`;
    }
    await delay(25);
  }
  child.removeAllListeners();
  return undefined;
}

/** Stops the server of a cluster, if it runs, and waits until its files are at rest. */
export async function stopServer(cluster: Cluster): Promise<void> {
  if (!findServerProcess(filesOf(cluster))) return;
  await runProgram(cluster, "pg_ctl", (at) => [
    ...["stop", "-D", `${at}/data`, "-m", "fast", "-w", "-t", "60"],
  ]);
}
