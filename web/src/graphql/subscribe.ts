import type { Client } from "graphql-ws";
import type { TrustedDocument } from "./trusted-document.ts";

let client: Promise<Client> | undefined;

/** One socket for the whole page, opened with the first subscription and closed with the last. */
function socket(): Promise<Client> {
  client ??= import("graphql-ws").then(({ createClient }) =>
    createClient({
      url: `${location.origin.replace(/^http/, "ws")}/graphql`,
      lazy: true,
      lazyCloseTimeout: 3_000,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: (retries) =>
        new Promise((resolve) =>
          setTimeout(resolve, Math.min(500 * 2 ** retries, 10_000) * (0.5 + Math.random())),
        ),
    }),
  );
  return client;
}

export interface Listener<Data> {
  next(data: Data): void;
  /** The subscription has ended by itself, its subject is done. */
  complete?(): void;
  error?(error: unknown): void;
}

/** Starts a subscription; the function returned ends it. Lost connections are taken up again. */
export function subscribe<Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
  listener: Listener<Data>,
): () => void {
  let ended = false;
  let stop = () => {};
  const request = {
    query: "",
    operationName: document.name,
    variables: variables as Record<string, unknown>,
    extensions: { documentId: document.id },
  };
  void socket().then((open) => {
    if (ended) return;
    stop = open.subscribe<Data>(request, {
      next: ({ data, errors }) => {
        if (data) listener.next(data);
        else if (errors) listener.error?.(errors);
      },
      error: (error) => listener.error?.(error),
      complete: () => !ended && listener.complete?.(),
    });
  });
  return () => {
    ended = true;
    stop();
  };
}
