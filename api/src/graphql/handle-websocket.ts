import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import { GraphQLError } from "graphql";
import type { SubscribePayload } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import type { Viewer } from "../access/index.ts";
import { limits } from "../guard/index.ts";
import { formatError } from "./format-error.ts";
import { prepareSubscription, type SubscribingOptions, subscriptionResults } from "./subscribe.ts";

const subscriptionsPerConnection = 5;
/** A client that takes this many bytes less than it is sent is cut off, not buffered for. */
const bufferedAtMost = 1 << 20;

interface Connection extends Record<PropertyKey, unknown> {
  viewer?: Viewer;
  address?: string | null;
  ending?: AbortController;
}

/** Connection parameters may carry the header that a browser's WebSocket cannot. */
function headersOf(request: IncomingMessage, params: unknown): IncomingHttpHeaders {
  const given = (params ?? {}) as Record<string, unknown>;
  const authorization = given.authorization ?? given.Authorization;
  return typeof authorization === "string" ? { ...request.headers, authorization } : request.headers;
}

/**
 * Subscriptions over WebSocket (graphql-ws) at /graphql of a server. Returns how to end it: clients are told to come back
 * (1012, service restart).
 */
export function handleWebSocket(
  server: Server,
  options: SubscribingOptions & {
    readonly identify: (headers: IncomingHttpHeaders, address: string | null) => Promise<Viewer>;
  },
): () => Promise<void> {
  const { identify, log } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.body });
  server.on("upgrade", (request, socket, head) => {
    if (new URL(request.url ?? "/", "http://here").pathname !== "/graphql") return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request));
  });
  const asGraphQL = (error: unknown) =>
    error instanceof GraphQLError
      ? error
      : new GraphQLError(String((error as Error).message), { originalError: error as Error });
  const disposable = useServer<Record<string, unknown>, Connection>(
    {
      connectionInitWaitTimeout: 5000,
      onConnect: async ({ extra, connectionParams }) => {
        const { request, socket } = extra;
        extra.address = request.socket.remoteAddress ?? null;
        extra.ending = new AbortController();
        try {
          extra.viewer = await identify(headersOf(request, connectionParams), extra.address);
        } catch (error) {
          socket.close(4403, String((error as Error).message).slice(0, 100));
          return false;
        }
        return true;
      },
      onSubscribe: (context, _id, payload: SubscribePayload) => {
        const { viewer, address = null, ending } = context.extra;
        try {
          if (Object.keys(context.subscriptions).length > subscriptionsPerConnection)
            throw new GraphQLError(
              `One connection takes ${subscriptionsPerConnection} subscriptions at once.`,
              {
                extensions: { code: "RATE_LIMITED" },
              },
            );
          const request = { ...payload, ...(payload.extensions ?? {}), query: payload.query || undefined };
          return prepareSubscription(options, request, { viewer: viewer!, address, signal: ending!.signal });
        } catch (error) {
          return [asGraphQL(error)];
        }
      },
      onError: (_context, _id, _payload, errors) =>
        errors.map((error) => formatError(error.toJSON(), error, log)),
      subscribe: (args) => subscriptionResults(options, args),
      onNext: ({ extra: { socket } }) => {
        if (socket.bufferedAmount > bufferedAtMost)
          socket.close(1013, "Too slow; come back when you can take it.");
      },
      onDisconnect: ({ extra }) => extra.ending?.abort(),
      onClose: ({ extra }) => extra.ending?.abort(),
    },
    sockets,
  );
  return async () => {
    for (const socket of sockets.clients) socket.close(1012, "The server restarts; connect again.");
    await disposable.dispose();
  };
}
