"use client";
import { useQueries } from "@tanstack/react-query";
import { duration } from "../../format/duration.ts";
import { integer, percent } from "../../format/number.ts";
import { operation } from "../../graphql/query-options.ts";
import { seriesStyle } from "../../theme/series-colours.ts";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { ExperimentFrame } from "./experiment-frame.tsx";
import {
  countedStages,
  type KindCost,
  type Runtime,
  runtimeOf,
  type StageOutput,
  shared,
} from "./runtime.ts";
import { stageNames } from "./stage-names.ts";
import { type StageWorkQuery, stageWorkDocument } from "./stage-work.graphql.ts";
import { useExperimentStages } from "./use-experiment-stages.ts";

/** Stages that one operation may look up. */
const stagesOfPage = 100;

const outputsOf = (pages: readonly (StageWorkQuery | undefined)[]): ReadonlyMap<string, StageOutput> =>
  new Map(
    pages.flatMap((page) =>
      (page?.nodes ?? []).flatMap((stage) =>
        stage && "images" in stage
          ? [
              [
                stage.id,
                { images: stage.images.totalCount ?? 0, steps: stage.metric?.latest.step ?? 0 },
              ] as const,
            ]
          : [],
      ),
    ),
  );

/** The page of what an experiment took: seconds, images and steps by kind of stage and by variant. */
export function RuntimeView({ id }: { readonly id: string }) {
  return (
    <ExperimentFrame id={id} view="/runtime">
      {() => <RuntimePanel id={id} />}
    </ExperimentFrame>
  );
}

function RuntimePanel({ id }: { readonly id: string }) {
  const { runs, error, retry } = useExperimentStages(id);
  const ids = runs ? countedStages(runs).map((stage) => stage.id) : [];
  const pages = useQueries({
    queries: Array.from({ length: Math.ceil(ids.length / stagesOfPage) }, (_, page) =>
      operation(stageWorkDocument, { ids: ids.slice(page * stagesOfPage, (page + 1) * stagesOfPage) }),
    ),
  });
  if (error && !runs) return <ErrorState error={error} retry={retry} />;
  if (!runs) return <Skeleton className="h-[420px]" />;
  const outputs = pages.every(({ data }) => data) ? outputsOf(pages.map(({ data }) => data)) : undefined;
  const runtime = runtimeOf(runs, outputs);
  if (runtime.kinds.length === 0)
    return (
      <EmptyState title="No stage yet">
        A runner plans the stages when it takes the experiment; their times appear here as they finish.
      </EmptyState>
    );
  return (
    <Panel
      title={`${duration(runtime.seconds)} of computing`}
      description={`A stage that several variants use is counted once, under "shared". Without sharing it would have been ${duration(runtime.unsharedSeconds)}.`}
    >
      <ColumnBar runtime={runtime} />
      <RuntimeTable runtime={runtime} hasOutputs={outputs !== undefined} />
    </Panel>
  );
}

const colourOf = (column: string, columns: readonly string[]) =>
  column === shared
    ? "repeating-linear-gradient(135deg, var(--line-strong) 0 2px, var(--surface) 2px 4px)"
    : seriesStyle(column, columns.indexOf(column)).colour;

/** Whose time it was, as one bar; the table below says the same in numbers. */
function ColumnBar({ runtime }: { readonly runtime: Runtime }) {
  const parts = runtime.columns.filter((column) => runtime.byColumn.get(column)!);
  return (
    <div className="mb-3">
      <div aria-hidden="true" className="flex h-3 gap-px overflow-hidden rounded-sm">
        {parts.map((column) => (
          <div
            key={column}
            style={{ flexGrow: runtime.byColumn.get(column)!, background: colourOf(column, runtime.columns) }}
          />
        ))}
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-sm text-muted">
        {parts.map((column) => (
          <li key={column} className="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className="size-2.5 rounded-sm"
              style={{ background: colourOf(column, runtime.columns) }}
            />
            {column} {percent(runtime.byColumn.get(column)! / runtime.seconds)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function RuntimeTable({ runtime, hasOutputs }: { readonly runtime: Runtime; readonly hasOutputs: boolean }) {
  const { kinds, columns, byColumn, seconds } = runtime;
  const made = (value: number) => (hasOutputs ? (value ? integer(value) : "") : "…");
  const total = (of: (kind: KindCost) => number) => kinds.reduce((all, kind) => all + of(kind), 0);
  return (
    <Table label="Runtime by kind of stage and by variant">
      <thead>
        <tr>
          <Th>Stage</Th>
          <Th numeric>Stages</Th>
          {columns.map((column) => (
            <Th key={column} numeric>
              {column}
            </Th>
          ))}
          <Th numeric>All</Th>
          <Th>Share</Th>
          <Th numeric>Images</Th>
          <Th numeric>Steps</Th>
          <Th numeric>Rate</Th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((cost) => (
          <tr key={cost.kind}>
            <Td>
              <span className="font-medium">{stageNames[cost.kind].name}</span>
              <span className="block text-sm whitespace-nowrap text-muted max-sm:hidden">
                {stageNames[cost.kind].about}
              </span>
            </Td>
            <Td numeric>
              {cost.done < cost.stages
                ? `${integer(cost.done)} of ${integer(cost.stages)}`
                : integer(cost.stages)}
              {cost.sharedStages > 0 && (
                <span className="text-muted"> ({integer(cost.sharedStages)} shared)</span>
              )}
            </Td>
            {columns.map((column) => (
              <Td key={column} numeric className="text-muted">
                {cost.byVariant.has(column) ? duration(cost.byVariant.get(column)) : ""}
              </Td>
            ))}
            <Td numeric className="font-medium">
              {duration(cost.seconds)}
            </Td>
            <Td>
              <Share share={cost.share} />
            </Td>
            <Td numeric>{made(cost.images)}</Td>
            <Td numeric>{made(cost.steps)}</Td>
            <Td numeric className="text-muted">
              {hasOutputs && rateOf(cost)}
            </Td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <Td>All</Td>
          <Td numeric>{integer(total((cost) => cost.stages))}</Td>
          {columns.map((column) => (
            <Td key={column} numeric>
              {duration(byColumn.get(column))}
            </Td>
          ))}
          <Td numeric>{duration(seconds)}</Td>
          <Td />
          <Td numeric>{made(total((cost) => cost.images))}</Td>
          <Td numeric>{made(total((cost) => cost.steps))}</Td>
          <Td />
        </tr>
      </tfoot>
    </Table>
  );
}

/** What a second made, or how long one took. */
function rateOf({ images, steps, seconds }: KindCost): string {
  const [count, unit] = images > 0 ? [images, "image"] : [steps, "step"];
  return count > 0 && seconds > 0
    ? `${duration(seconds / count)} an ${unit}`.replace("an step", "a step")
    : "";
}

const Share = ({ share }: { readonly share: number }) => (
  <span className="flex items-center gap-2">
    <span aria-hidden="true" className="h-2 w-24 rounded-sm bg-line max-lg:hidden">
      <span className="block h-2 rounded-sm bg-accent" style={{ width: `${share * 100}%` }} />
    </span>
    <span className="tabular-nums">{percent(share)}</span>
  </span>
);
