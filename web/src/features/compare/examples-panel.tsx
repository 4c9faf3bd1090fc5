"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useId } from "react";
import { integer, number } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { postOperation } from "../../graphql/post-operation.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { type Comparison, metricNames, metricsOf } from "../results/index.ts";
import type { ChosenRun } from "./chosen-runs.ts";
import { compareParsers } from "./compare-state.ts";
import { ExampleCard } from "./example-card.tsx";
import { examplesDocument } from "./examples.graphql.ts";
import { referenceOf } from "./reference-of.ts";

/** Examples of a page. */
const few = 12;

export interface ExamplesPanelProps {
  readonly comparison: Comparison;
  readonly runs: readonly ChosenRun[];
}

/** The images that a run changed most beside its reference: improved, regressed, or neither. */
export function ExamplesPanel({ comparison, runs }: ExamplesPanelProps) {
  const [view, setView] = useQueryStates(compareParsers);
  const select = useId();
  const candidates = runs.filter((run) => referenceOf(comparison, run) !== run.id);
  const run = candidates.find(({ id }) => localId(id) === view.example) ?? candidates[0];
  const variables = {
    runId: run?.id ?? "",
    baselineRunId: run ? (referenceOf(comparison, run) ?? null) : null,
    metric: view.metric,
    outcome: view.outcome,
    suite: comparison.suite,
    first: few,
  };
  const query = useInfiniteQuery({
    queryKey: [examplesDocument.name, variables],
    enabled: run !== undefined,
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      postOperation("/graphql", examplesDocument, { ...variables, after: pageParam }, { signal }),
    getNextPageParam: ({ compareExamples: { pageInfo } }) =>
      pageInfo.hasNextPage ? pageInfo.endCursor : undefined,
  });
  if (!run)
    return (
      <Panel title="Examples">
        <p className="text-sm text-muted">
          There is no run beside the reference: add one to see what it changed.
        </p>
      </Panel>
    );
  const head = query.data?.pages[0]?.compareExamples;
  const examples = query.data?.pages.flatMap((page) => page.compareExamples.nodes) ?? [];
  const counted = (outcome: string, count: number | undefined) =>
    count === undefined ? outcome : `${outcome} ${integer(count)}`;
  return (
    <Panel
      title="Examples"
      description={
        head
          ? `${head.checkpoint} beside ${head.baselineCheckpoint}, same prompt and noise; a difference within ${number(head.equalWithin)} is none.`
          : "The same prompt and noise under two checkpoints."
      }
      actions={
        <>
          <label htmlFor={select} className="sr-only">
            Run
          </label>
          <Select
            id={select}
            className="h-7! w-auto! max-w-64 text-sm"
            value={localId(run.id)}
            onChange={(event) => void setView({ example: event.target.value })}
          >
            {candidates.map((each) => (
              <option key={each.id} value={localId(each.id)}>
                {each.variant} of {each.concept.name}, {each.experiment.name}
              </option>
            ))}
          </Select>
          <Segmented
            label="Metric"
            value={view.metric}
            options={metricsOf(comparison).map((value) => ({ value, label: metricNames[value].short }))}
            onChange={(metric) => void setView({ metric })}
          />
          <Segmented
            label="Outcome"
            value={view.outcome}
            options={[
              { value: "IMPROVED", label: counted("Improved", head?.counts.improved) },
              { value: "REGRESSED", label: counted("Regressed", head?.counts.regressed) },
              { value: "EQUAL", label: counted("Equal", head?.counts.equal) },
            ]}
            onChange={(outcome) => void setView({ outcome })}
          />
        </>
      }
    >
      {query.error && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.data && !query.error && <Skeleton className="h-[420px]" />}
      <ul
        aria-busy={query.isPlaceholderData}
        className="grid grid-cols-[repeat(auto-fill,minmax(272px,1fr))] gap-x-4 gap-y-3"
      >
        {examples.map((example) => (
          <ExampleCard
            key={`${example.prompt} ${example.sample}`}
            example={example}
            variant={run.variant}
            label={metricNames[view.metric].short}
          />
        ))}
      </ul>
      {query.data && examples.length === 0 && (
        <EmptyState title="No such image">Look at another outcome, metric or run.</EmptyState>
      )}
      {query.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Panel>
  );
}
