import { type ExperimentParams, loadExperiment } from "../../../../../features/experiment/load-experiment.ts";
import { RunsView } from "../../../../../features/experiment/runs-view.tsx";
import { Prefetched } from "../../../../../graphql/server.tsx";

export const metadata = { title: "Runs" };

export default async function RunsPage(props: ExperimentParams) {
  const { id } = await loadExperiment(props);
  return (
    <Prefetched>
      <RunsView id={id} />
    </Prefetched>
  );
}
