import "server-only";
import type { SearchParams } from "nuqs/server";
import { prefetch } from "../../graphql/server.tsx";
import { breakdownDocument } from "./breakdown.graphql.ts";
import { breakdownVariables } from "./breakdown-variables.ts";
import type { ChoosableRun } from "./comparable-runs.ts";
import { comparisonDocument } from "./comparison.graphql.ts";
import { comparisonOfRuns } from "./comparison-variables.ts";
import { evaluatedImagesDocument } from "./evaluated-images.graphql.ts";
import { runsOfImages } from "./runs-of-images.ts";
import { sameSeedVariables } from "./same-seed-variables.ts";
import { loadView } from "./view-state.ts";

/** Fetches what ExperimentResults will show of some runs at an address; resolves to whether there is anything. */
export async function prefetchResults(
  runs: readonly ChoosableRun[],
  searchParams: Promise<SearchParams>,
): Promise<boolean> {
  const view = await loadView(searchParams);
  const asked = comparisonOfRuns(runs, view);
  if (!asked) return false;
  const images = sameSeedVariables({ runIds: runsOfImages(runs, asked.chosen), suite: view.suite });
  await Promise.all([
    prefetch(comparisonDocument, asked.variables),
    prefetch(evaluatedImagesDocument, images),
  ]);
  return true;
}

/** Fetches what BreakdownPanel will show of some runs at an address. */
export async function prefetchBreakdown(
  runs: readonly ChoosableRun[],
  searchParams: Promise<SearchParams>,
): Promise<void> {
  const view = await loadView(searchParams);
  const asked = comparisonOfRuns(runs, view);
  if (asked) await prefetch(breakdownDocument, breakdownVariables(asked.chosen.runIds, view.suite));
}
