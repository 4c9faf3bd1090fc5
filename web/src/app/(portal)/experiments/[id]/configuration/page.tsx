import { ConfigurationView } from "../../../../../features/experiment/configuration-view.tsx";
import { experimentConfigurationDocument } from "../../../../../features/experiment/experiment-configuration.graphql.ts";
import { type ExperimentParams, loadExperiment } from "../../../../../features/experiment/load-experiment.ts";
import { Prefetched, prefetch } from "../../../../../graphql/server.tsx";

export const metadata = { title: "Configuration" };

export default async function ConfigurationPage(props: ExperimentParams) {
  const { id } = await loadExperiment(props);
  await prefetch(experimentConfigurationDocument, { id });
  return (
    <Prefetched>
      <ConfigurationView id={id} />
    </Prefetched>
  );
}
