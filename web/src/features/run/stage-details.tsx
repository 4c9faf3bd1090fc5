"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { duration } from "../../format/duration.ts";
import { integer } from "../../format/number.ts";
import { postOperation } from "../../graphql/post-operation.ts";
import { AttemptLog } from "../../ui/attempt-log.tsx";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { type StageDetailsQuery, stageDetailsDocument } from "./stage-details.graphql.ts";

type Stage = Extract<NonNullable<StageDetailsQuery["node"]>, { attempts: unknown }>;

const outcomes: Readonly<Record<string, readonly [string, Tone]>> = {
  DONE: ["Done", "success"],
  FAILED: ["Failed", "danger"],
  STOPPED: ["Stopped", "warning"],
  ABANDONED: ["Runner lost", "warning"],
  RUNNING: ["Running", "accent"],
};

const shardsAtOnce = 50;
/** How often the log of a running stage is asked for, milliseconds. */
const again = 3_000;

/** A stage's attempts, each with its log and what ended it, and its finished shards. */
export function StageDetails({ stage, live }: { readonly stage: string; readonly live: boolean }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [stageDetailsDocument.name, "pages", stage],
    queryFn: ({ pageParam, signal }) =>
      postOperation(
        "/graphql",
        stageDetailsDocument,
        { id: stage, shards: shardsAtOnce, ...(pageParam && { after: pageParam }) },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: ({ node }) =>
      node && "shards" in node && node.shards.pageInfo.hasNextPage ? node.shards.pageInfo.endCursor : null,
    refetchInterval: live && again,
  });
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton className="mx-4 mb-4 h-40" />;
  const pages = data.pages.flatMap(({ node }) => (node && "attempts" in node ? [node as Stage] : []));
  const [first] = pages;
  if (!first) return null;
  const shards = pages.flatMap((page) => page.shards.nodes);
  return (
    <div className="grid gap-4 border-line border-t bg-page px-4 py-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section aria-label="Attempts">
        <h3 className="mb-2">Attempts</h3>
        {first.attempts.length === 0 && (
          <p className="text-sm text-muted">No runner has worked on it yet, or none that kept a log.</p>
        )}
        {first.attempts
          .map((attempt) => {
            const [word, tone] = outcomes[attempt.outcome] ?? [attempt.outcome, "neutral" as const];
            return (
              <details key={attempt.number} className="mb-2" open={attempt.number === first.attempts.length}>
                <summary className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                  <strong className="font-semibold">Attempt {attempt.number}</strong>
                  <Badge tone={tone}>{word}</Badge>
                  <span className="text-muted">
                    <When at={attempt.startedAt} /> · {duration(attempt.seconds)} · {attempt.runner}
                  </span>
                </summary>
                {attempt.error && (
                  <p className="my-1 text-sm text-danger">
                    {attempt.error.message} <code>{attempt.error.code}</code>
                  </p>
                )}
                <AttemptLog log={attempt.log} />
              </details>
            );
          })
          .reverse()}
      </section>
      <section aria-label="Shards" className="min-w-0">
        <h3 className="mb-2">
          Shards <span className="font-normal text-muted">{integer(first.shards.totalCount)} finished</span>
        </h3>
        {shards.length === 0 ? (
          <p className="text-sm text-muted">None is finished yet.</p>
        ) : (
          <div className="max-h-80 overflow-y-auto">
            <Table label="Finished shards">
              <thead>
                <tr>
                  <Th numeric>Shard</Th>
                  <Th numeric>Attempt</Th>
                  <Th numeric>Took</Th>
                  <Th>Finished</Th>
                  <Th>Hash of its result</Th>
                </tr>
              </thead>
              <tbody>
                {shards.map((shard) => (
                  <tr key={shard.index}>
                    <Td numeric>{shard.index}</Td>
                    <Td numeric>{shard.attempt ?? "–"}</Td>
                    <Td numeric>{duration(shard.seconds)}</Td>
                    <Td>
                      <When at={shard.finishedAt} />
                    </Td>
                    <Td>
                      <code title={shard.resultSha256}>{shard.resultSha256.slice(0, 12)}</code>
                    </Td>
                  </tr>
                ))}
              </tbody>
            </Table>
            {hasNextPage && (
              <Button
                size="small"
                className="mt-2"
                busy={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
              >
                More shards
              </Button>
            )}
          </div>
        )}
      </section>
    </div>
  );
}
