import type { ChoosableRun, ComparableRuns } from "./comparable-runs.ts";

/** The runs whose images stand side by side: those of the first concept that is compared. */
export const runsOfImages = (runs: readonly ChoosableRun[], { runIds, concepts }: ComparableRuns): string[] =>
  runs.filter((run) => run.concept.name === concepts[0] && runIds.includes(run.id)).map(({ id }) => id);
