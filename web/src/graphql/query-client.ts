import { QueryClient } from "@tanstack/react-query";
import { RequestError } from "./request-error.ts";

/** A cache of answers. What was fetched stays fresh for a few seconds: live views are pushed, not polled. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => count < 3 && error instanceof RequestError && error.isTemporary,
        retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
      },
    },
  });
}
