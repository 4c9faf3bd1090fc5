import type { SearchParams } from "nuqs/server";
import { foundRuns } from "../../../features/compare/chosen-runs.ts";
import { ComparePage } from "../../../features/compare/compare-page.tsx";
import { loadCompare } from "../../../features/compare/compare-state.ts";
import { comparisonOfChoice, runIdsOf } from "../../../features/compare/compare-variables.ts";
import { comparedRunsDocument } from "../../../features/compare/compared-runs.graphql.ts";
import { runConfigurationsDocument } from "../../../features/compare/run-configurations.graphql.ts";
import { comparisonDocument } from "../../../features/results/index.ts";
import { Prefetched, prefetch } from "../../../graphql/server.tsx";

export const metadata = { title: "Compare" };

export default async function CompareRoute({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const view = await loadCompare(searchParams);
  const ids = runIdsOf(view.runs);
  if (ids.length > 0) {
    const chosen = await prefetch(comparedRunsDocument, { ids });
    const { runs } = chosen ? foundRuns(ids, chosen) : { runs: [] };
    const { variables } = comparisonOfChoice(runs, view);
    await Promise.all([
      variables && prefetch(comparisonDocument, variables),
      prefetch(runConfigurationsDocument, { ids: runs.map(({ id }) => id) }),
    ]);
  }
  return (
    <Prefetched>
      <ComparePage />
    </Prefetched>
  );
}
