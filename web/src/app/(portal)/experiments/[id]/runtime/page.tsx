import { experimentStagesDocument } from "../../../../../features/experiment/experiment-stages.graphql.ts";
import { firstStages } from "../../../../../features/experiment/first-stages.ts";
import { type ExperimentParams, loadExperiment } from "../../../../../features/experiment/load-experiment.ts";
import { RuntimeView } from "../../../../../features/experiment/runtime-view.tsx";
import { Prefetched, prefetch } from "../../../../../graphql/server.tsx";

export const metadata = { title: "Runtime" };

export default async function RuntimePage(props: ExperimentParams) {
  const { id } = await loadExperiment(props);
  await prefetch(experimentStagesDocument, firstStages(id));
  return (
    <Prefetched>
      <RuntimeView id={id} />
    </Prefetched>
  );
}
