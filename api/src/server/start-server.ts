import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { type Database, openDatabase, openQueue } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type FirstAdmin, openAccess } from "../access/index.ts";
import { workOnExports } from "../exports/index.ts";
import { openLive } from "../live/index.ts";
import { type Environment, type Logger, openLog, openMetrics, startTraces } from "../observe/index.ts";
import type { Readiness } from "./health.ts";
import { serveApp } from "./serve-app.ts";
import { type Timing, usualTiming } from "./timing.ts";

export interface RunningServer {
  /** The address that browsers reach it under, such as http://localhost:4000. */
  readonly url: string;
  /** Where it listens itself, whatever stands before it. */
  readonly address: string;
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

/** What is told to whoever comes before everything is open. */
const tooEarly: RequestListener = (_, response) => {
  response.writeHead(503, { "content-type": "application/json", "retry-after": "1", connection: "close" });
  response.end(JSON.stringify({ error: { code: "STARTING", message: "The server is starting." } }));
};

/** Takes no more connections, and waits until those that are open are idle. Ends them all when it takes too long. */
async function drain(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), milliseconds);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

/** What has been opened, to be closed the other way round. */
class Opened {
  private readonly closings: (() => Promise<void>)[] = [];
  private closed: Promise<void> | undefined;

  add(close: () => Promise<void>): void {
    this.closings.unshift(close);
  }

  /** Closes everything, whatever fails, once. */
  close(log: Logger): Promise<void> {
    this.closed ??= (async () => {
      for (const close of this.closings)
        await close().catch((error: Error) => log.warn({ err: error }, "not closed as it should be"));
    })();
    return this.closed;
  }
}

export interface StartOptions {
  readonly dataFolder?: string;
  readonly log?: Logger;
  readonly timing?: Partial<Timing>;
}

async function open(environment: Environment, options: StartOptions, log: Logger, opened: Opened) {
  const timing = { ...usualTiming, ...options.timing };
  if (environment.traces) opened.add(await startTraces());
  const { dataFolder } = options;
  const db = await openDatabase({
    statementTimeout: timing.statement,
    connections: 10,
    log: (line) => log.info(line),
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  opened.add(() => db.close());
  const server = createServer(tooEarly);
  await listen(server, environment);
  opened.add(() => drain(server, 0));
  const queue = await openQueue(db, { onError: (error) => log.warn({ err: error }, "queue") });
  opened.add(() => queue.close());
  const address = addressOf(server, environment.host);
  const url = environment.publicUrl ?? address;
  const access = await openAccess({ db, baseUrl: url, environment, log });
  opened.add(() => access.close());
  const live = await openLive(db);
  opened.add(() => live.close());
  const metrics = openMetrics();
  const readiness: Readiness = { ready: true };
  const { development } = environment;
  const serving = { db, queue, live, access, metrics, log, readiness, server, timing, development };
  const app = await serveApp(serving);
  opened.add(() => app.stop());
  await workOnExports(queue, db, log);
  const firstAdmin = await access.ensureFirstAdmin();
  server.off("request", tooEarly).on("request", app.handle);
  opened.add(async () => {
    readiness.ready = false;
    await delay(timing.notice);
    const drained = drain(server, timing.drain);
    await app.endSubscriptions();
    await drained;
  });
  log.info({ url, address }, "listening");
  return { url, address, db, firstAdmin };
}

/** Starts the API in this process and resolves once it takes requests. Leaves nothing open when it throws. */
export async function startServer(
  environment: Environment,
  options: StartOptions = {},
): Promise<RunningServer> {
  const log = options.log ?? openLog(environment.logLevel);
  const opened = new Opened();
  try {
    const running = await open(environment, options, log, opened);
    const stop = () => opened.close(log).then(() => log.info("stopped"));
    let stopping: Promise<void> | undefined;
    return {
      ...running,
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    await opened.close(log);
    throw error;
  }
}
