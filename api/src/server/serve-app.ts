import type { RequestListener, Server } from "node:http";
import type { Database, Queue } from "@dreambooth-dpo/db";
import express, { type ErrorRequestHandler, type Request } from "express";
import { GraphQLError } from "graphql";
import type { Access } from "../access/index.ts";
import { artifactRoutes } from "../artifacts/index.ts";
import { exportRoutes } from "../exports/index.ts";
import {
  createApollo,
  followTrustedDocuments,
  graphiqlRoutes,
  handleEvents,
  handleHttp,
  handleWebSocket,
  readTrustedDocuments,
  refuseRequest,
} from "../graphql/index.ts";
import { limits } from "../guard/index.ts";
import type { Live } from "../live/index.ts";
import type { Logger, Metrics } from "../observe/index.ts";
import { apiSchema } from "../schema/index.ts";
import { healthRoutes, type Readiness } from "./health.ts";
import type { Timing } from "./timing.ts";

export interface AppOptions {
  readonly db: Database;
  readonly queue: Queue;
  readonly live: Live;
  readonly access: Access;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly readiness: Readiness;
  readonly timing: Timing;
  /** Whether trusted documents are read again when they change. */
  readonly development: boolean;
  /** Whose WebSocket upgrades are served too. */
  readonly server: Server;
}

export interface RunningApp {
  /** Answers requests; WebSockets are taken from the server itself. */
  readonly handle: RequestListener;
  /** Tells subscribers to come back later. */
  endSubscriptions(): Promise<void>;
  stop(): Promise<void>;
}

/** The error of a body that the parser refused, as GraphQL tells errors. */
function bodyError(error: {
  readonly type?: string;
  readonly status?: number;
  readonly message: string;
}): GraphQLError {
  const tooLarge = error.type === "entity.too.large";
  const message = tooLarge
    ? `The body is larger than ${limits.body / 1024} KB.`
    : "The body is not valid JSON.";
  return new GraphQLError(message, {
    extensions: { code: tooLarge ? "TOO_LARGE" : "BAD_REQUEST", http: { status: error.status ?? 400 } },
  });
}

/** What serves GraphQL (HTTP, WebSocket, server-sent events), artifacts, exports, sign-in, GraphiQL and health on a server. */
export async function serveApp(options: AppOptions): Promise<RunningApp> {
  const { db, queue, live, access, metrics, log, readiness, timing, server } = options;
  const trusted = options.development ? followTrustedDocuments() : readTrustedDocuments();
  const serving = { schema: apiSchema(), limiter: access.limiter, metrics, log };
  const { createSignInLink } = access;
  const { heartbeat } = timing;
  const watching = { ...serving, db, queue, live, createSignInLink, trusted, heartbeat };
  const apollo = createApollo(serving);
  await apollo.start();
  const viewerOf = (request: Request) => access.identify(request.headers, request.ip ?? null);

  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", "loopback");
  app.set("etag", false);
  app.use((_, response, next) => {
    response.set({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    next();
  });
  app.use(healthRoutes({ db, metrics, readiness }));
  app.use("/api/auth", access.routes);
  app.use("/artifacts", artifactRoutes({ db, viewerOf, log }));
  app.use("/exports", exportRoutes({ db, viewerOf, log }));
  app.use("/graphiql", graphiqlRoutes());
  const parse = express.json({ limit: limits.body, strict: false });
  const ending = new AbortController();
  app.all("/graphql/stream", parse, handleEvents({ ...watching, viewerOf, ending: ending.signal }));
  app.all("/graphql", parse, handleHttp({ ...watching, apollo, viewerOf, operationTime: timing.operation }));
  const onError: ErrorRequestHandler = (error, request, response, _next) =>
    refuseRequest(request, response, "type" in error ? bodyError(error) : error, log);
  app.use("/graphql", onError);
  app.use((_, response) => {
    response.status(404).json({ error: { code: "NOT_FOUND", message: "There is nothing at this address." } });
  });
  const closeSockets = handleWebSocket(server, { ...watching, identify: access.identify });
  return {
    handle: app,
    endSubscriptions: async () => {
      ending.abort();
      await closeSockets();
    },
    stop: () => apollo.stop(),
  };
}
