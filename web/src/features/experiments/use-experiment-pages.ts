import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { postOperation } from "../../graphql/post-operation.ts";
import { keyOf } from "../../graphql/query-options.ts";
import type { ListedExperiment } from "./experiment-row-data.ts";
import {
  type ExperimentsQuery,
  type ExperimentsQueryVariables,
  experimentsDocument,
} from "./experiments.graphql.ts";

/**
 * Experiments page by page. The first page may have been fetched on the server. While another view loads, the rows of the one
 * before stay.
 */
export function useExperimentPages(variables: ExperimentsQueryVariables, enabled = true) {
  const client = useQueryClient();
  const first = client.getQueryState<ExperimentsQuery>(keyOf(experimentsDocument, variables));
  const query = useInfiniteQuery({
    queryKey: [experimentsDocument.name, "pages", variables],
    queryFn: ({ pageParam, signal }) =>
      postOperation(
        "/graphql",
        experimentsDocument,
        { ...variables, ...(pageParam && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ experiments: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
    // Rows are kept up to date one by one; asking for every page again at each change of window would cost for nothing.
    refetchOnWindowFocus: false,
    enabled,
    ...(first?.data && {
      initialData: { pages: [first.data], pageParams: [null] },
      initialDataUpdatedAt: first.dataUpdatedAt,
    }),
  });
  const pages = query.data?.pages ?? [];
  const rows: readonly ListedExperiment[] = pages.flatMap(({ experiments }) => experiments.nodes);
  return { query, rows, totalCount: pages[0]?.experiments.totalCount ?? null };
}

export type ExperimentPages = ReturnType<typeof useExperimentPages>;
