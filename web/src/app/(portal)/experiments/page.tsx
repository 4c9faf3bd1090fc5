import { ExperimentList } from "../../../features/experiments/experiment-list.tsx";
import { experimentsDocument } from "../../../features/experiments/experiments.graphql.ts";
import { Prefetched, prefetch } from "../../../graphql/server.tsx";

export const metadata = { title: "Experiments" };

export default async function ExperimentsPage() {
  await prefetch(experimentsDocument, { first: 50 });
  return (
    <Prefetched>
      <ExperimentList />
    </Prefetched>
  );
}
