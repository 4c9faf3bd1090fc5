import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Database, openDatabase, openQueue } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type FirstAdmin, openAccess } from "../access/index.ts";
import { workOnExports } from "../exports/index.ts";
import { openLive } from "../live/index.ts";
import { type Environment, type Logger, openLog, openMetrics, startTraces } from "../observe/index.ts";
import type { Readiness } from "./health.ts";
import { serveApp } from "./serve-app.ts";

/** Longest an SQL statement of the API may take, milliseconds. */
const statementTimeout = 5000;
/** Longest the end waits for requests under way, milliseconds. */
const drainTime = 10_000;

export interface RunningServer {
  /** Where it listens, such as http://localhost:4000. */
  readonly url: string;
  readonly db: Database;
  /** The link and the key of a first start, to be shown once. */
  readonly firstAdmin: FirstAdmin;
  /** Ends it: no new requests, those under way finish, subscriptions are told to come back. */
  stop(): Promise<void>;
}

const usualPort = 4000;

/** Listens on the port asked for; where none was, on the usual one, or on any free one if that is taken. */
async function listen(server: Server, { host, port }: Environment): Promise<void> {
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) =>
      cause.code === "EADDRINUSE" ? resolve(true) : reject(cause),
    );
    server.listen(port ?? usualPort, host, () => resolve(false));
  });
  if (!taken) return;
  if (port !== undefined)
    throw AppError.badInput("PORT", port, "a port that is free", "Another program listens there.");
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, host, resolve);
  });
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = ["127.0.0.1", "::1", "0.0.0.0", "::"].includes(host) ? "localhost" : host;
  return `http://${name}:${port}`;
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), drainTime);
  await closed;
  clearTimeout(timer);
}

/** Starts the API in this process and resolves once it takes requests. */
export async function startServer(
  environment: Environment,
  options: { readonly dataFolder?: string; readonly log?: Logger } = {},
): Promise<RunningServer> {
  const log = options.log ?? openLog(environment.logLevel);
  const stopTraces = environment.traces ? await startTraces() : async () => {};
  const { dataFolder } = options;
  const db = await openDatabase({
    statementTimeout,
    connections: 10,
    log: (line) => log.info(line),
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  const queue = await openQueue(db, { onError: (error) => log.warn({ err: error }, "queue") });
  const metrics = openMetrics();
  const server = createServer();
  await listen(server, environment);
  const url = environment.publicUrl ?? addressOf(server, environment.host);
  const access = await openAccess({ db, baseUrl: url, environment, log });
  const readiness: Readiness = { ready: true };
  const live = await openLive(db);
  const app = await serveApp({ db, queue, live, access, metrics, log, readiness, server });
  await workOnExports(queue, db, log);
  const firstAdmin = await access.ensureFirstAdmin();
  log.info({ url }, "listening");
  let stopping: Promise<void> | undefined;
  const end = async () => {
    readiness.ready = false;
    await app.endSubscriptions();
    await drain(server);
    await app.stop();
    await live.close();
    await queue.close();
    await access.close();
    await db.close();
    await stopTraces();
    log.info("stopped");
  };
  return {
    url,
    db,
    firstAdmin,
    stop: () => {
      stopping ??= end();
      return stopping;
    },
  };
}
