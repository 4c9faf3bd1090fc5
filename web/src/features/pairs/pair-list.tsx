"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { fixed, integer, signed } from "../../format/number.ts";
import { postOperation } from "../../graphql/post-operation.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { isListed, listVariables } from "./list-request.ts";
import { pairListDocument } from "./pair-list.graphql.ts";
import type { ListSort, PairsState } from "./pairs-state.ts";

export interface PairListProps {
  readonly run: string;
  readonly state: PairsState;
  readonly minimumDelta: number;
  readonly onChange: (next: Partial<Pick<PairsState, "show" | "sort" | "order">>) => void;
  readonly onOpen: (pair: number) => void;
}

const columns: readonly { readonly sort?: ListSort; readonly label: string; readonly numeric?: boolean }[] = [
  { sort: "number", label: "Pair", numeric: true },
  { label: "Images" },
  { label: "Prompt" },
  { sort: "ts", label: "ΔTS", numeric: true },
  { sort: "is", label: "ΔIS", numeric: true },
  { sort: "angle", label: "Angle °", numeric: true },
  { label: "Kept" },
];

/** The candidate pairs as a table, a hundred at a time: what the plot shows, for eyes, ears and keyboards. */
export function PairList({ run, state, minimumDelta, onChange, onOpen }: PairListProps) {
  const asked = listVariables(run, state, minimumDelta);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [pairListDocument.name, "pages", asked],
    queryFn: ({ pageParam, signal }) =>
      postOperation("/graphql", pairListDocument, listVariables(run, state, minimumDelta, pageParam), {
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ node }) =>
      node && "pairs" in node && node.pairs.pageInfo.hasNextPage ? node.pairs.pageInfo.endCursor : null,
    staleTime: 600_000,
  });
  const lists = data?.pages.flatMap(({ node }) => (node && "pairs" in node ? [node.pairs] : [])) ?? [];
  const pairs = lists.flatMap(({ nodes }) => nodes).filter(({ reason }) => isListed(state.show, reason));
  const sortBy = (sort: ListSort) =>
    onChange({ sort, order: state.sort === sort && state.order === "asc" ? "desc" : "asc" });
  return (
    <section aria-label="Pairs">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <Segmented
          label="Which pairs"
          value={state.show}
          options={[
            { value: "all", label: "All" },
            { value: "kept", label: "Kept" },
            { value: "not-selected", label: "Not selected" },
            { value: "near-duplicates", label: "Near-duplicates" },
          ]}
          onChange={(show) => onChange({ show })}
        />
        <p className="text-sm text-muted" role="status">
          {lists[0] && `${integer(pairs.length)} of ${integer(lists[0].totalCount)} listed`}
        </p>
      </div>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton className="h-[600px]" />
      ) : pairs.length === 0 && !hasNextPage ? (
        <EmptyState title="No such pairs">
          {state.show === "near-duplicates"
            ? "Every pair of this round differs enough to be told apart."
            : "No pair of this round is of this kind."}
        </EmptyState>
      ) : (
        <>
          <Table label="Candidate pairs">
            <thead>
              <tr>
                {columns.map(({ sort, label, numeric }) => (
                  <Th
                    key={label}
                    numeric={numeric ?? false}
                    aria-sort={
                      sort && state.sort === sort
                        ? state.order === "asc"
                          ? "ascending"
                          : "descending"
                        : undefined
                    }
                  >
                    {sort ? (
                      <button type="button" className="min-h-6 hover:text-text" onClick={() => sortBy(sort)}>
                        {label}
                        <span aria-hidden="true">
                          {state.sort === sort ? (state.order === "asc" ? " ↑" : " ↓") : ""}
                        </span>
                      </button>
                    ) : (
                      label
                    )}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={pair.index} className="hover:bg-page [content-visibility:auto]">
                  <Td numeric>
                    <button
                      type="button"
                      className="min-h-6 text-accent underline underline-offset-2"
                      onClick={() => onOpen(pair.index)}
                    >
                      {pair.index}
                    </button>
                  </Td>
                  <Td>
                    <span className="flex w-max gap-0.5">
                      <Picture sha256={pair.winner.sha256} alt={`sample ${pair.winner.sample}`} size={44} />
                      <Picture sha256={pair.loser.sha256} alt={`sample ${pair.loser.sample}`} size={44} />
                    </span>
                  </Td>
                  <Td className="min-w-48">{pair.prompt}</Td>
                  <Td numeric>{signed(pair.deltaTextSimilarity, 4)}</Td>
                  <Td numeric>{signed(pair.deltaImageSimilarity, 4)}</Td>
                  <Td numeric>{fixed(pair.angle, 1)}</Td>
                  <Td>
                    {pair.kept ? (
                      <Badge tone="success">kept</Badge>
                    ) : (
                      <Badge>{pair.reason ?? "not kept"}</Badge>
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
          {hasNextPage && (
            <div className="mt-3 flex justify-center">
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                100 more pairs
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
