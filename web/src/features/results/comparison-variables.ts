import { type ChoosableRun, type ComparableRuns, comparableRuns } from "./comparable-runs.ts";
import type { ComparisonQueryVariables } from "./comparison.graphql.ts";

/** What of an address decides which runs are compared with which. */
export interface ComparisonView {
  readonly concept: string | null;
  readonly suite: string | null;
  readonly against: string | null;
}

/** What is asked of the API for a view of an experiment's runs; undefined while there is nothing to compare. */
export function comparisonOfRuns(
  runs: readonly ChoosableRun[],
  { concept, suite, against }: ComparisonView,
): { readonly chosen: ComparableRuns; readonly variables: ComparisonQueryVariables } | undefined {
  const isKnown = runs.some((run) => run.concept.name === concept);
  const chosen = comparableRuns(runs, isKnown ? concept : null);
  if (!chosen) return undefined;
  const other = against && runs.find((run) => run.variant === against && chosen.runIds.includes(run.id));
  return {
    chosen,
    variables: {
      runIds: chosen.runIds,
      baselineRunId: other ? other.id : chosen.baselineRunId,
      suite,
      checkpoints: "ALL",
    },
  };
}
