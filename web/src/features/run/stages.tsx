"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { duration } from "../../format/duration.ts";
import { integer } from "../../format/number.ts";
import { localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { When } from "../../ui/when.tsx";
import { runStagesDocument } from "./run-stages.graphql.ts";
import type { RunState } from "./run-state.ts";
import type { SetRunState } from "./set-run-state.ts";
import { StageDetails } from "./stage-details.tsx";
import { type RunStage, stageNames, stagesOf } from "./stage-names.ts";
import type { Run } from "./use-run.ts";

export interface StagesProps {
  readonly run: Run;
  readonly state: RunState;
  readonly setState: SetRunState;
}

/** The work of a run, round by round: how far each stage is, how long it took; opened, its attempts with their logs and its shards. */
export function Stages({ run, state, setState }: StagesProps) {
  const { data, error, refetch } = useQuery(operation(runStagesDocument, { id: run.id }));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const stages = stagesOf(data);
  if (stages.length === 0)
    return (
      <EmptyState title="Not planned yet">
        A runner lists the stages here when it takes the experiment. If it stays queued, see whether a runner
        is up under Settings, Runners.
      </EmptyState>
    );
  const names = stageNames(stages);
  const rounds = Map.groupBy(
    stages.map((each, i) => ({ each, name: names[i]! })),
    ({ each }) => each.round,
  );
  const seconds = stages.reduce((sum, { stage }) => sum + (stage.seconds ?? 0), 0);
  return (
    <>
      <p className="mb-3 text-sm text-muted">
        {duration(seconds)} of work in finished stages. Stages that runs need alike are done once and shared.
      </p>
      {[...rounds].map(([round, group]) => (
        <section key={round} className="mb-4 overflow-hidden rounded border border-line bg-surface">
          <h2 className="border-line border-b px-4 py-2">
            {round === 0 ? "Personalisation" : `Round ${round}`}
          </h2>
          <ul>
            {group.map(({ each, name }) => {
              const id = localId(each.stage.id);
              const open = state.stage === id;
              return (
                <li key={id} className="border-line border-b last:border-b-0">
                  <StageLine
                    of={each}
                    name={name}
                    open={open}
                    onToggle={() => void setState({ stage: open ? null : id }, { history: "replace" })}
                  />
                  {open && <StageDetails stage={each.stage.id} live={each.stage.status === "RUNNING"} />}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

function StageLine({
  of: { round, stage },
  name,
  open,
  onToggle,
}: {
  readonly of: RunStage;
  readonly name: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { progress } = stage;
  const fraction = progress
    ? progress.done / Math.max(1, progress.total)
    : stage.shardsDone / Math.max(1, stage.shardsTotal);
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="grid w-full grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-2 text-left hover:bg-page sm:grid-cols-[16px_190px_100px_minmax(0,1fr)_140px_90px]"
    >
      <ChevronRight
        size={14}
        aria-hidden="true"
        className={`text-muted transition-transform duration-150 ${open ? "rotate-90" : ""}`}
      />
      <span className="font-medium">{name}</span>
      <span>
        <StatusBadge status={stage.status} />
      </span>
      <span className="col-start-2 col-end-4 flex items-center gap-3 text-sm text-muted tabular-nums sm:col-auto">
        {stage.status === "RUNNING" && (
          <span className="w-32 shrink-0">
            <ProgressBar fraction={fraction} label={`${name}, round ${round}`} />
          </span>
        )}
        <span className="shrink-0">
          {progress
            ? `${integer(progress.done)} of ${integer(progress.total)} ${progress.unit}`
            : `${integer(stage.shardsDone)} of ${integer(stage.shardsTotal)} ${stage.shardsTotal === 1 ? "shard" : "shards"}`}
        </span>
        {stage.error && <span className="truncate text-danger">{stage.error.message}</span>}
      </span>
      <span className="hidden text-sm text-muted sm:inline">
        {stage.startedAt && <When at={stage.startedAt} />}
      </span>
      <span className="hidden text-right text-sm tabular-nums sm:inline">{duration(stage.seconds)}</span>
    </button>
  );
}
