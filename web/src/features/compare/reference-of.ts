import { baselineOf, type Comparison } from "../results/index.ts";
import type { ChosenRun } from "./chosen-runs.ts";

/** The reference's run of the concept that a run is about. */
export function referenceOf(comparison: Comparison, run: ChosenRun): string | undefined {
  return baselineOf(comparison)?.runs[comparison.concepts.indexOf(run.concept.name)]?.id;
}
