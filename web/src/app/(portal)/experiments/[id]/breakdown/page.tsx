import { BreakdownView } from "../../../../../features/experiment/breakdown-view.tsx";
import { type ExperimentParams, loadExperiment } from "../../../../../features/experiment/load-experiment.ts";
import { prefetchBreakdown } from "../../../../../features/results/load-results.ts";
import { Prefetched } from "../../../../../graphql/server.tsx";

export const metadata = { title: "Breakdown" };

interface Props extends ExperimentParams {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BreakdownPage(props: Props) {
  const { id, experiment } = await loadExperiment(props);
  if (experiment) await prefetchBreakdown(experiment.runs.nodes, props.searchParams);
  return (
    <Prefetched>
      <BreakdownView id={id} />
    </Prefetched>
  );
}
