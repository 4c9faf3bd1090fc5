import type { SearchParams } from "nuqs/server";
import { experimentFacetsDocument } from "../../../features/experiments/experiment-facets.graphql.ts";
import { ExperimentList } from "../../../features/experiments/experiment-list.tsx";
import { experimentsDocument } from "../../../features/experiments/experiments.graphql.ts";
import { pinnedVariablesOf, variablesOf } from "../../../features/experiments/list-variables.ts";
import { readView } from "../../../features/experiments/view-state.ts";
import { Prefetched, prefetch } from "../../../graphql/server.tsx";

export const metadata = { title: "Experiments" };

export default async function ExperimentsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const view = await readView(searchParams);
  await Promise.all([
    view.group === "none" && prefetch(experimentsDocument, variablesOf(view)),
    prefetch(experimentsDocument, pinnedVariablesOf(view)),
    prefetch(experimentFacetsDocument, { archived: view.archived }),
  ]);
  return (
    <Prefetched>
      <ExperimentList />
    </Prefetched>
  );
}
