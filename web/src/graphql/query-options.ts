import { type QueryKey, queryOptions } from "@tanstack/react-query";
import { postOperation } from "./post-operation.ts";
import type { TrustedDocument } from "./trusted-document.ts";

/** The key under which the answer to an operation is cached. */
export const keyOf = <Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables?: Variables,
): QueryKey => (variables === undefined ? [document.name] : [document.name, variables]);

/** What TanStack Query needs to ask for an operation from the browser. */
export function operation<Data, Variables>(document: TrustedDocument<Data, Variables>, variables: Variables) {
  return queryOptions({
    queryKey: keyOf(document, variables),
    queryFn: ({ signal }) => postOperation("/graphql", document, variables, { signal }),
  });
}
