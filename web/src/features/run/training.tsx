"use client";
import { useMemo, useState } from "react";
import { globalId, localId } from "../../graphql/global-id.ts";
import { EmptyState, ErrorState, Skeleton } from "../../ui/states.tsx";
import { chartGroups } from "./chart-groups.ts";
import { MetricChart } from "./metric-chart.tsx";
import { linesOf, nameRuns } from "./metric-lines.ts";
import type { RunState } from "./run-state.ts";
import type { SetRunState } from "./set-run-state.ts";
import { TrainingControls } from "./training-controls.tsx";
import { useFinerMetrics } from "./use-finer-metrics.ts";
import { LiveMetrics, useMetrics } from "./use-metrics.ts";
import { isUnderWay, type Run } from "./use-run.ts";

export interface TrainingProps {
  readonly run: Run;
  readonly state: RunState;
  readonly setState: SetRunState;
}

/** What the run's training measured step by step, as it comes; other runs in the same charts on demand. */
export function Training({ run, state, setState }: TrainingProps) {
  const ids = [run.id, ...state.with.map((id) => globalId("Run", id)).filter((id) => id !== run.id)];
  const { runs, pending, error, retry } = useMetrics(ids);
  const [cursor, setCursor] = useState<number | null>(null);
  const rounds = [
    ...new Set(runs.flatMap(({ metrics }) => metrics.flatMap(({ round }) => round ?? []))),
  ].sort((a, b) => a - b);
  const own = runs.find(({ id }) => id === run.id)?.metrics ?? [];
  const lastBegun = Math.max(...own.flatMap(({ round }) => round ?? []));
  const round =
    state.round !== null && rounds.includes(state.round)
      ? state.round
      : Number.isFinite(lastBegun)
        ? lastBegun
        : (rounds[0] ?? 0);
  const shown = useFinerMetrics(runs, round, state.steps);
  const names = useMemo(() => nameRuns(shown), [shown]);
  const apart = runs.length > 1;
  const groups = chartGroups(
    shown.flatMap(({ metrics }) => metrics.filter((each) => each.round === round).map(({ name }) => name)),
    apart,
  );
  const live = isUnderWay(run);
  return (
    <>
      {live && !pending && <LiveMetrics id={run.id} />}
      {error && <ErrorState error={error} retry={retry} />}
      {pending && runs.length === 0 ? (
        <ChartSkeletons />
      ) : rounds.length === 0 ? (
        <EmptyState title={live ? "No training yet" : "This run trained nothing"}>
          {live
            ? "Lines appear here by themselves with the first steps of the training."
            : "Its images were made elsewhere, or it was stopped before its training began."}
        </EmptyState>
      ) : (
        <>
          <TrainingControls
            run={localId(run.id)}
            rounds={rounds}
            round={round}
            state={state}
            setState={setState}
            names={names}
          />
          <div className="grid gap-4 lg:grid-cols-2">
            {groups.map((group) => (
              <MetricChart
                key={`${round} ${group.key}`}
                group={group}
                lines={linesOf(shown, names, group, round)}
                live={live && round === lastBegun}
                state={state}
                cursor={cursor}
                onCursor={setCursor}
                onSteps={(steps) => void setState({ steps }, { history: "replace" })}
              />
            ))}
          </div>
        </>
      )}
    </>
  );
}

const ChartSkeletons = () => (
  <>
    <Skeleton className="mb-4 h-8" />
    <div className="grid gap-4 lg:grid-cols-2">
      {[0, 1, 2, 3].map((each) => (
        <Skeleton key={each} className="h-[380px]" />
      ))}
    </div>
  </>
);
