import { prefetchExperiment } from "../../features/experiment/load-experiment.ts";
import { homeDocument } from "../../features/home/home.graphql.ts";
import { HomePage } from "../../features/home/home-page.tsx";
import { finishedBeside, shownExperiment } from "../../features/home/shown-experiments.ts";
import { Prefetched, prefetch } from "../../graphql/server.tsx";

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function StartPage({ searchParams }: Props) {
  const home = await prefetch(homeDocument, {});
  const shown = home && shownExperiment(home);
  const hasResults = shown !== undefined && (await prefetchExperiment(shown, searchParams));
  const beside = home && shown && finishedBeside(home, shown);
  if (!hasResults && beside) await prefetchExperiment(beside, searchParams);
  return (
    <Prefetched>
      <HomePage />
    </Prefetched>
  );
}
