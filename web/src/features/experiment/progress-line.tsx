import { duration, timeLeft } from "../../format/duration.ts";
import { integer, percent } from "../../format/number.ts";
import { ProgressBar } from "../../ui/progress-bar.tsx";

export interface ProgressLineProps {
  readonly status: string;
  readonly progress: {
    readonly fraction: number;
    readonly remainingSeconds: number | null;
    readonly stages: number;
    readonly stagesDone: number;
  } | null;
  /** Whether any runner is up; without one a queue does not move. */
  readonly hasRunner: boolean;
  readonly summary: { readonly images: number; readonly runsDone: number; readonly runsTotal: number };
}

/** What is said of the time left; a queue says why nothing moves. */
function timeOf(status: string, hasRunner: boolean, remaining: number | null | undefined): string {
  if (!hasRunner) return "no runner is up: start one with `npm start` or `dbdpo work`";
  if (status === "QUEUED") return "waits for a free runner";
  if (status === "CANCELLING") return "its runner winds down";
  return timeLeft(remaining);
}

/** How far an experiment is, one line that keeps its place: bar, share, time left, stages, runs, images. */
export function ProgressLine({ status, hasRunner, progress, summary }: ProgressLineProps) {
  const fraction = progress?.fraction ?? 0;
  return (
    <div className="flex flex-col gap-1">
      <ProgressBar fraction={fraction} label="Progress of the experiment" />
      <p className="flex min-h-5 flex-wrap gap-x-4 text-sm text-muted tabular-nums">
        <span className="font-semibold text-text">{percent(fraction)}</span>
        <span>{timeOf(status, hasRunner, progress?.remainingSeconds)}</span>
        {progress && (
          <span>
            {integer(progress.stagesDone)} of {integer(progress.stages)} stages
          </span>
        )}
        <span>
          {integer(summary.runsDone)} of {integer(summary.runsTotal)} runs
        </span>
        <span>{integer(summary.images)} images</span>
      </p>
    </div>
  );
}

/** Between two moments, as words; undefined while the first is unknown. */
export const tookFrom = (from: string | null, to: string | null): string | undefined =>
  from && to ? duration((Date.parse(to) - Date.parse(from)) / 1000) : undefined;
