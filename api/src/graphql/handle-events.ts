import type { Request, RequestHandler } from "express";
import { GraphQLError } from "graphql";
import type { OperationArgs } from "graphql-sse";
import { createHandler } from "graphql-sse/lib/use/express";
import type { Viewer } from "../access/index.ts";
import { refuseRequest } from "./handle-http.ts";
import { prepareSubscription, type SubscribingOptions, subscriptionResults } from "./subscribe.ts";

/**
 * Subscriptions as server-sent events (graphql-sse, distinct connections): POST of one JSON object, answered with `next`
 * events and one `complete`, for clients that have no WebSocket (curl, say).
 */
export function handleEvents(
  options: SubscribingOptions & {
    readonly viewerOf: (request: Request) => Promise<Viewer>;
    /** Fires when the server ends. */
    readonly ending: AbortSignal;
  },
): RequestHandler {
  const prepared = new WeakMap<Request, ReturnType<typeof prepareSubscription>>();
  const handler = createHandler({
    onSubscribe: ({ raw }) => prepared.get(raw) as unknown as OperationArgs,
    subscribe: (args) => subscriptionResults(options, args),
  });
  return async (request, response) => {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, options.ending]);
    try {
      if (request.method !== "POST" || !request.accepts("text/event-stream"))
        throw new GraphQLError("Server-sent events are served to POST with accept: text/event-stream.", {
          extensions: { code: "BAD_REQUEST", http: { status: 405 } },
        });
      const viewer = await options.viewerOf(request);
      const subscriber = { viewer, address: request.ip ?? null, signal };
      prepared.set(request, prepareSubscription(options, request.body ?? {}, subscriber));
    } catch (error) {
      refuseRequest(request, response, error, options.log);
      return;
    }
    await handler(request, response);
  };
}
