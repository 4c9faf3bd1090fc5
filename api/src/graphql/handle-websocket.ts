import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type FormattedExecutionResult, GraphQLError } from "graphql";
import { handleProtocols, makeServer, type SubscribePayload } from "graphql-ws";
import { WebSocketServer } from "ws";
import type { Viewer } from "../access/index.ts";
import { limits } from "../guard/index.ts";
import { clientAddress } from "./client-address.ts";
import { asGraphQLError, formatError } from "./format-error.ts";
import { type Opened, openSocket } from "./open-socket.ts";
import { prepareSubscription, type Subscription } from "./subscribe.ts";
import type { SubscribingOptions } from "./watching.ts";

const subscriptionsPerConnection = 5;
/** A client that takes this many bytes less than it is sent is cut off, not buffered for. */
const bufferedAtMost = 1 << 20;
/** How long a client may take to say goodbye, milliseconds. */
const goodbyeTime = 1000;

const closeCodes = { forbidden: 4403, restart: 1012, later: 1013 } as const;

/** A WebSocket and who is at its other end. */
interface Connection extends Opened, Record<PropertyKey, unknown> {
  identify?: () => Promise<Viewer>;
}

/** Connection parameters may carry the header that a browser's WebSocket cannot. */
function headersOf(request: IncomingMessage, params: unknown): IncomingHttpHeaders {
  const given = (params ?? {}) as Record<string, unknown>;
  const authorization = given.authorization ?? given.Authorization;
  return typeof authorization === "string" ? { ...request.headers, authorization } : request.headers;
}

/** Closes a connection, and cuts it off when its client does not answer. */
function close({ socket }: Opened, code: number, reason: string): void {
  socket.close(code, reason.slice(0, 100));
  const timer = setTimeout(() => socket.terminate(), goodbyeTime);
  socket.once("close", () => clearTimeout(timer));
}

const isForGraphQL = (request: IncomingMessage) => /^\/graphql\/?(\?|$)/.test(request.url ?? "");

/**
 * Subscriptions over WebSocket (graphql-ws) at /graphql of a server. Returns how to end it: clients are told to come back
 * (1012, service restart).
 */
export function handleWebSocket(
  server: Server,
  options: SubscribingOptions & {
    readonly identify: (headers: IncomingHttpHeaders, address: string | null) => Promise<Viewer>;
    /** Time between pings of a client, milliseconds. */
    readonly heartbeat: number;
  },
): () => Promise<void> {
  const { identify, log, heartbeat } = options;
  const subscriptions = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: 5000,
    onConnect: async ({ extra, connectionParams }) => {
      const headers = headersOf(extra.request, connectionParams);
      const address = clientAddress(extra.request);
      extra.identify = () => identify(headers, address);
      try {
        await extra.identify();
        return true;
      } catch (error) {
        const { message } = formatError(asGraphQLError(error).toJSON(), error, log);
        const away = error instanceof AppError && error.code === "DATABASE";
        close(extra, away ? closeCodes.later : closeCodes.forbidden, message);
        return false;
      }
    },
    onSubscribe: async ({ extra, subscriptions }, _id, payload: SubscribePayload) => {
      try {
        if (Object.keys(subscriptions).length > subscriptionsPerConnection)
          throw new GraphQLError(
            `One connection takes ${subscriptionsPerConnection} subscriptions at once.`,
            {
              extensions: { code: "RATE_LIMITED" },
            },
          );
        const { query, operationName, variables, extensions } = payload;
        const request = {
          ...{ operationName, variables, documentId: extensions?.documentId },
          query: query || undefined,
        };
        return await prepareSubscription(options, request, {
          identify: extra.identify!,
          address: clientAddress(extra.request),
        });
      } catch (error) {
        return [asGraphQLError(error)];
      }
    },
    onError: (_context, _id, _payload, errors) =>
      errors.map((error) => formatError(error.toJSON(), error, log)),
    onNext: ({ extra }, _id, _payload, _args, result) => {
      if (extra.socket.bufferedAmount > bufferedAtMost)
        close(extra, closeCodes.later, "Too slow; come back when you can take it.");
      // Its errors are in the form that clients see already.
      return result as FormattedExecutionResult;
    },
    subscribe: (args) => (args as Subscription).results(),
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.body, handleProtocols });
  server.on("upgrade", (request, stream, head) => {
    stream.on("error", () => {});
    if (isForGraphQL(request))
      sockets.handleUpgrade(request, stream, head, (socket) =>
        openSocket(subscriptions, { socket, request }, { heartbeat, log }),
      );
    else stream.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  return async () => {
    for (const socket of sockets.clients)
      close({ socket } as Opened, closeCodes.restart, "The server restarts; connect again.");
    await new Promise<void>((resolve) => sockets.close(() => resolve()));
  };
}
