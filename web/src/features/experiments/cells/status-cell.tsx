"use client";
import { duration, timeLeft } from "../../../format/duration.ts";
import { percent } from "../../../format/number.ts";
import { StatusBadge } from "../../../ui/badge.tsx";
import { ProgressBar } from "../../../ui/progress-bar.tsx";
import type { ListedExperiment } from "../experiment-row-data.ts";
import { type LiveState, useLive } from "../live/live-store.ts";

const moving = ({ status }: LiveState) => status === "RUNNING" || status === "CANCELLING";

/** The second line: what there is to say of the state. */
function about({ status, progress }: LiveState, experiment: ListedExperiment): string {
  const { startedAt, finishedAt, summary, error } = experiment;
  switch (status) {
    case "RUNNING":
      return progress ? timeLeft(progress.remainingSeconds) : "being planned";
    case "CANCELLING":
      return "ends within a step";
    case "QUEUED":
      return "waits for a runner";
    case "DRAFT":
      return `${summary.runsTotal} runs planned`;
    case "FAILED":
      return error?.message ?? `${summary.runsDone} of ${summary.runsTotal} runs done`;
    case "DONE":
      return startedAt && finishedAt ? `took ${duration(secondsBetween(startedAt, finishedAt))}` : "";
    default:
      return `${summary.runsDone} of ${summary.runsTotal} runs done`;
  }
}

const secondsBetween = (start: string, end: string) => (Date.parse(end) - Date.parse(start)) / 1000;

/** Where an experiment stands, live: state, how far, how long still. Two lines of a fixed height, so nothing moves. */
export function StatusCell({ experiment }: { readonly experiment: ListedExperiment }) {
  const live = useLive(experiment.id, experiment);
  const line = about(live, experiment);
  return (
    <div className="relative flex h-11 min-w-0 flex-col justify-center">
      <div className="flex h-5 items-center gap-2">
        <StatusBadge status={live.status} />
        {moving(live) && (
          <span className="text-xs tabular-nums" data-live>
            {percent(live.progress?.fraction ?? 0)}
          </span>
        )}
      </div>
      <p className="h-4 truncate text-xs leading-4 text-muted" title={line}>
        {line}
      </p>
      {moving(live) && (
        <div className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
          <ProgressBar fraction={live.progress?.fraction ?? 0} label={`Progress of ${experiment.name}`} />
        </div>
      )}
    </div>
  );
}
