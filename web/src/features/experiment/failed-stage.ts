import type { StagedRun } from "./runtime.ts";

/** A stage that failed, and the first run that needs it. */
export interface FailedStage {
  readonly stage: StagedRun["stages"][number]["stage"];
  readonly round: number;
  readonly runId: string;
  readonly variant: string;
  readonly concept: string;
}

/** The first failed stage of some runs; undefined where none has failed. */
export function failedStage(runs: readonly StagedRun[]): FailedStage | undefined {
  for (const { id, variant, concept, stages } of runs)
    for (const { stage, round } of stages)
      if (stage.status === "FAILED") return { stage, round, runId: id, variant, concept: concept.name };
  return undefined;
}
