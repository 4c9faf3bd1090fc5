import type { SearchParams } from "nuqs/server";
import { experimentOf } from "../../features/experiment/experiment.ts";
import { experimentPageDocument } from "../../features/experiment/experiment-page.graphql.ts";
import { homeDocument } from "../../features/home/home.graphql.ts";
import { HomePage } from "../../features/home/home-page.tsx";
import { finishedBeside, shownExperiment } from "../../features/home/shown-experiments.ts";
import { prefetchResults } from "../../features/results/load-results.ts";
import { Prefetched, prefetch } from "../../graphql/server.tsx";

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

/** Fetches an experiment and its results; resolves to whether it has any. */
async function prefetchExperiment(id: string, searchParams: Props["searchParams"]): Promise<boolean> {
  const experiment = experimentOf(await prefetch(experimentPageDocument, { id }));
  return experiment !== undefined && prefetchResults(experiment.runs.nodes, searchParams);
}

export default async function StartPage({ searchParams }: Props) {
  const home = await prefetch(homeDocument, {});
  const shown = home && shownExperiment(home);
  if (shown && !(await prefetchExperiment(shown, searchParams))) {
    const beside = finishedBeside(home, shown);
    if (beside) await prefetchExperiment(beside, searchParams);
  }
  return (
    <Prefetched>
      <HomePage />
    </Prefetched>
  );
}
