"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { postOperation } from "../../graphql/post-operation.ts";
import { operation } from "../../graphql/query-options.ts";
import { type ExperimentStagesQuery, experimentStagesDocument } from "./experiment-stages.graphql.ts";
import { firstStages } from "./first-stages.ts";
import type { StagedRun } from "./runtime.ts";

const runsOf = (data: ExperimentStagesQuery | undefined) =>
  data?.node && "runs" in data.node ? data.node.runs : undefined;

export interface ExperimentStages {
  /** Undefined until all are there. */
  readonly runs: readonly StagedRun[] | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The stages of all runs of an experiment, page after page; the first page anew every `lookAgain` milliseconds, if given. */
export function useExperimentStages(id: string, lookAgain?: number): ExperimentStages {
  const first = useQuery({
    ...operation(experimentStagesDocument, firstStages(id)),
    ...(lookAgain && { refetchInterval: lookAgain }),
  });
  const head = runsOf(first.data);
  const after = head?.pageInfo.hasNextPage ? head.pageInfo.endCursor : null;
  const rest = useInfiniteQuery({
    queryKey: [experimentStagesDocument.name, "rest", id, after],
    enabled: after !== null,
    initialPageParam: after,
    queryFn: ({ pageParam, signal }) =>
      postOperation(
        "/graphql",
        experimentStagesDocument,
        { ...firstStages(id), after: pageParam },
        { signal },
      ),
    getNextPageParam: (last) =>
      runsOf(last)?.pageInfo.hasNextPage ? runsOf(last)?.pageInfo.endCursor : undefined,
  });
  const { hasNextPage, isFetching, fetchNextPage } = rest;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const complete = head && (after === null || (rest.data && !hasNextPage));
  return {
    runs: complete
      ? [head, ...(rest.data?.pages ?? []).map(runsOf)].flatMap((page) => page?.nodes ?? [])
      : undefined,
    error: first.error ?? rest.error,
    retry: () => void (first.error ? first.refetch() : rest.refetch()),
  };
}
