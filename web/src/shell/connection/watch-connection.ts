import type { QueryClient } from "@tanstack/react-query";
import { RequestError } from "../../graphql/request-error.ts";

/** Sent on the window when the server answers again after it did not. */
export const recoveredEvent = "dbdpo-recovered";

const awayCodes = new Set(["UNREACHABLE", "STARTING", "DATABASE"]);

/** Whether an error says that the server did not answer, rather than what it answered. */
export const saysAway = (error: unknown): boolean =>
  error instanceof RequestError && awayCodes.has(error.code);

/**
 * Calls `tell` with true when a request finds the server away and with false when one is answered. The function returned
 * ends that.
 */
export function watchRequests(client: QueryClient, tell: (away: boolean) => void): () => void {
  const hear = (type: string, error?: unknown) => {
    if (type === "success") tell(false);
    else if ((type === "failed" || type === "error") && saysAway(error)) tell(true);
  };
  const read = (event: { type: string; action?: { type: string; error?: unknown; manual?: boolean } }) => {
    const { action } = event;
    // What was handed over by the server or written by the page itself says nothing about the connection.
    if (event.type === "updated" && action && !action.manual) hear(action.type, action.error);
  };
  const ends = [client.getQueryCache().subscribe(read), client.getMutationCache().subscribe(read)];
  return () => {
    for (const end of ends) end();
  };
}
