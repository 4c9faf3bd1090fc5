import { type ExperimentParams, loadExperiment } from "../../../../features/experiment/load-experiment.ts";
import { ResultsView } from "../../../../features/experiment/results-view.tsx";
import { prefetchResults } from "../../../../features/results/load-results.ts";
import { Prefetched } from "../../../../graphql/server.tsx";

export const metadata = { title: "Results" };

interface Props extends ExperimentParams {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ResultsPage(props: Props) {
  const { id, experiment } = await loadExperiment(props);
  if (experiment) await prefetchResults(experiment.runs.nodes, props.searchParams);
  return (
    <Prefetched>
      <ResultsView id={id} />
    </Prefetched>
  );
}
