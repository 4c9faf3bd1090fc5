"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { Swatch } from "../../charts/marker.tsx";
import { bracket } from "../../format/interval.ts";
import { fixed } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { postOperation } from "../../graphql/post-operation.ts";
import { keyOf } from "../../graphql/query-options.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { type ConceptRunsQuery, conceptRunsDocument } from "./concept-runs.graphql.ts";
import { firstRuns } from "./first-runs.ts";

type Runs = Extract<ConceptRunsQuery["node"], { readonly runs: unknown }>["runs"];
type Figure = NonNullable<Runs["nodes"][number]["scores"]>["imageSimilarity"];

const runsOf = ({ node }: ConceptRunsQuery): Runs | undefined =>
  node && "runs" in node ? node.runs : undefined;

const Score = ({ figure }: { readonly figure: Figure | undefined }) => (
  <span title={figure ? bracket(figure.statistic) : undefined}>{fixed(figure?.statistic.value, 3)}</span>
);

/** The runs about a concept, newest first, with what they came to. */
export function ConceptRuns({ id }: { readonly id: string }) {
  const variables = { id, first: firstRuns };
  const first = useQueryClient().getQueryState<ConceptRunsQuery>(keyOf(conceptRunsDocument, variables));
  const query = useInfiniteQuery({
    queryKey: [conceptRunsDocument.name, "pages", variables],
    queryFn: ({ pageParam, signal }) =>
      postOperation(
        "/graphql",
        conceptRunsDocument,
        { ...variables, ...(pageParam && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => {
      const info = runsOf(page)?.pageInfo;
      return info?.hasNextPage ? info.endCursor : null;
    },
    ...(first?.data && {
      initialData: { pages: [first.data], pageParams: [null] },
      initialDataUpdatedAt: first.dataUpdatedAt,
    }),
  });
  const pages = query.data?.pages.flatMap((page) => runsOf(page) ?? []) ?? [];
  const runs = pages.flatMap(({ nodes }) => nodes);
  const styles = seriesStyles(runs.map(({ variant }) => variant));
  return (
    <Panel
      title="Runs about it"
      description="IS and TS are raw cosines of the selecting judge, of the last round."
    >
      {query.isPending ? (
        <Skeleton className="h-40" />
      ) : query.isError && runs.length === 0 ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : runs.length === 0 ? (
        <EmptyState title="No run is about it yet">
          Start an experiment with it to see what each variant makes of it.
        </EmptyState>
      ) : (
        <>
          <Table label="Runs about this concept">
            <thead>
              <tr>
                <Th>Experiment</Th>
                <Th>Variant</Th>
                <Th>Status</Th>
                <Th numeric>IS</Th>
                <Th numeric>TS</Th>
                <Th numeric>Seed</Th>
                <Th numeric>Created</Th>
              </tr>
            </thead>
            <tbody>
              {runs.map(({ id: runId, variant, status, seed, createdAt, experiment, scores }) => (
                <tr key={runId} className="hover:bg-page">
                  <Td>
                    <Link
                      href={`/experiments/${localId(experiment.id)}`}
                      prefetch={false}
                      className="text-text underline-offset-2 hover:underline"
                    >
                      {experiment.name}
                    </Link>
                  </Td>
                  <Td>
                    <Link
                      href={`/runs/${localId(runId)}`}
                      prefetch={false}
                      className="inline-flex items-center gap-1.5 text-text underline underline-offset-2"
                    >
                      <Swatch style={styles.get(variant)!} line={false} />
                      {variant}
                    </Link>
                  </Td>
                  <Td>
                    <StatusBadge status={status} />
                  </Td>
                  <Td numeric>
                    <Score figure={scores?.imageSimilarity} />
                  </Td>
                  <Td numeric>
                    <Score figure={scores?.textSimilarity} />
                  </Td>
                  <Td numeric>{seed}</Td>
                  <Td numeric className="text-sm text-muted">
                    <When at={createdAt} />
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
          {query.hasNextPage && (
            <div className="mt-3">
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show more
              </Button>
            </div>
          )}
        </>
      )}
    </Panel>
  );
}
