import { globalId } from "../../graphql/global-id.ts";
import type { ComparisonQueryVariables } from "../results/index.ts";
import { type ChosenRun, type Selection, selectComparable } from "./chosen-runs.ts";
import { mostRuns } from "./compare-state.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The runs that an address names, as global ids: each once, at most 20; what is no id is passed over. */
export const runIdsOf = (runs: readonly string[]): string[] =>
  [...new Set(runs.filter((run) => uuid.test(run)))].slice(0, mostRuns).map((run) => globalId("Run", run));

/** What is asked of the API for a choice of runs; undefined where none of them can be compared. */
export function comparisonOfChoice(
  runs: readonly ChosenRun[],
  view: { readonly baseline: string | null; readonly concept: string | null; readonly suite: string | null },
): { readonly selection: Selection; readonly variables: ComparisonQueryVariables | undefined } {
  const selection = selectComparable(runs, view.concept);
  const baselineRunId = view.baseline && uuid.test(view.baseline) ? globalId("Run", view.baseline) : null;
  const runIds = selection.runs.map(({ id }) => id);
  return {
    selection,
    variables: runIds.length ? { runIds, baselineRunId, suite: view.suite, checkpoints: "ALL" } : undefined,
  };
}
