import { once } from "node:events";
import type { Request, RequestHandler, Response } from "express";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Viewer } from "../access/index.ts";
import { asGraphQLError, formatError } from "./format-error.ts";
import { refuseRequest } from "./handle-http.ts";
import { prepareSubscription, type SubscriptionRequest } from "./subscribe.ts";
import type { SubscribingOptions } from "./watching.ts";

export interface EventOptions extends SubscribingOptions {
  readonly viewerOf: (request: Request) => Promise<Viewer>;
  /** Time between signs of life, milliseconds; a client that has not taken an event by then is cut off. */
  readonly heartbeat: number;
  /** Fires when the server ends. */
  readonly ending: AbortSignal;
}

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // Proxies that collect an answer before they pass it on would hold events back.
  "x-accel-buffering": "no",
};

/** Writes and waits until the client has taken it; one that does not in time is cut off. */
async function send(response: Response, text: string, patience: number): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  const timer = setTimeout(() => response.destroy(), patience);
  // A close without an error would be waited for in vain.
  const gone = new AbortController();
  const leave = () => gone.abort();
  response.once("close", leave);
  try {
    await once(response, "drain", { signal: gone.signal });
  } catch {
    // The client is gone; the next look at the response says so.
  } finally {
    clearTimeout(timer);
    response.off("close", leave);
  }
}

async function* taken(
  results: AsyncGenerator<ExecutionResult>,
  first: IteratorResult<ExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  for (let next = first; !next.done; next = await results.next()) yield next.value;
}

async function stream(
  response: Response,
  results: AsyncGenerator<ExecutionResult>,
  first: IteratorResult<ExecutionResult>,
  { heartbeat, log }: EventOptions,
): Promise<void> {
  const event = (result: unknown) =>
    send(response, `event: next\ndata: ${JSON.stringify(result)}\n\n`, heartbeat);
  response.writeHead(200, headers);
  const beating = setInterval(() => response.writableNeedDrain || response.write(":\n\n"), heartbeat);
  try {
    for await (const result of taken(results, first)) await event(result);
  } catch (error) {
    await event({ errors: [formatError(asGraphQLError(error).toJSON(), error, log)] });
  } finally {
    clearInterval(beating);
  }
  if (!response.destroyed) response.end("event: complete\ndata:\n\n");
}

/**
 * Subscriptions as server-sent events (the distinct connections mode of graphql-sse): POST of one JSON object, answered with
 * `next` events and one `complete`, for clients that have no WebSocket (curl, say). What is wrong with the subscription as a
 * whole is an answer like any other refused operation's.
 */
export function handleEvents(options: EventOptions): RequestHandler {
  return async (request, response) => {
    const { ending } = options;
    let end = () => {};
    try {
      if (request.method !== "POST" || !request.accepts("text/event-stream"))
        throw new GraphQLError("Server-sent events are served to POST with accept: text/event-stream.", {
          extensions: { code: "BAD_REQUEST", http: { status: 405 } },
        });
      const subscription = await prepareSubscription(options, (request.body ?? {}) as SubscriptionRequest, {
        identify: () => options.viewerOf(request),
        address: request.ip ?? null,
      });
      response.setHeader("x-request-id", subscription.requestId);
      const results = subscription.results();
      end = () => void results.return(undefined);
      response.once("close", end);
      response.on("error", end);
      ending.addEventListener("abort", end);
      const first = await results.next();
      if (ending.aborted) end();
      await stream(response, results, first, options);
    } catch (error) {
      if (!response.headersSent) refuseRequest(request, response, error, options.log);
      else response.destroy();
    } finally {
      ending.removeEventListener("abort", end);
    }
  };
}
