import { type Client, createClient } from "graphql-ws";
import WebSocket from "ws";
import type { TestServer } from "./start-test-server.ts";

/** An event as a client sees it. */
export interface Seen {
  /** On the clock of performance.now(). */
  readonly at: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers have as many shapes as there are questions.
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** A subscription from its client's side. */
export interface Watched {
  readonly events: Seen[];
  /** Resolves when it is over: with what the server said was wrong, if anything. */
  readonly over: Promise<unknown>;
  stop(): void;
}

export interface SocketOptions {
  /** Of the WebSocket's request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The admin's key by default. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A connection to a server's subscriptions, by graphql-ws. */
export interface Sockets {
  readonly client: Client;
  /** The WebSocket of now. */
  readonly socket: () => WebSocket;
  /** Codes with which connections were closed so far. */
  readonly closed: { readonly code: number; readonly reason: string }[];
  watch(query: string, variables?: Readonly<Record<string, unknown>>): Watched;
}

/** Opens a connection that does not try again. */
export function openSockets(
  server: Pick<TestServer, "url" | "key">,
  { headers = {}, params = { authorization: `Bearer ${server.key}` } }: SocketOptions = {},
): Sockets {
  let socket: WebSocket | undefined;
  const closed: Sockets["closed"][number][] = [];
  const client = createClient({
    url: `${server.url.replace(/^http/, "ws")}/graphql`,
    connectionParams: params,
    retryAttempts: 0,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers });
        socket = this;
      }
    },
    on: {
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        closed.push({ code, reason });
      },
    },
    onNonLazyError: () => {},
  });
  return {
    client,
    socket: () => socket!,
    closed,
    watch(query, variables) {
      const events: Seen[] = [];
      let stop = () => {};
      const over = new Promise<unknown>((resolve) => {
        stop = client.subscribe(
          { query, ...(variables ? { variables } : {}) },
          {
            next: ({ data, errors = [] }) =>
              void events.push({ at: performance.now(), data, errors: errors as Seen["errors"] }),
            error: resolve,
            complete: () => resolve(undefined),
          },
        );
      });
      return { events, over, stop };
    },
  };
}
