import type { SearchParams } from "nuqs/server";
import { configurationChoicesDocument } from "../../../../features/new-experiment/configuration-choices.graphql.ts";
import { forkedExperimentDocument } from "../../../../features/new-experiment/forked-experiment.graphql.ts";
import { mostConcepts } from "../../../../features/new-experiment/most-concepts.ts";
import { NewExperiment } from "../../../../features/new-experiment/new-experiment.tsx";
import { pickableConceptsDocument } from "../../../../features/new-experiment/pickable-concepts.graphql.ts";
import { readWayIn } from "../../../../features/new-experiment/way-in.ts";
import { globalId } from "../../../../graphql/global-id.ts";
import { Prefetched, prefetch } from "../../../../graphql/server.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";

export const metadata = { title: "New experiment" };

export default async function NewExperimentPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const { preset, from, concepts } = await readWayIn(searchParams);
  await Promise.all([
    prefetch(configurationChoicesDocument, {}),
    prefetch(pickableConceptsDocument, { first: mostConcepts }),
    from !== null && prefetch(forkedExperimentDocument, { id: globalId("Experiment", from) }),
  ]);
  return (
    <Prefetched>
      <PageHeader title="New experiment" trail={[{ label: "Experiments", href: "/experiments" }]} />
      <NewExperiment preset={preset} from={from} concepts={concepts} />
    </Prefetched>
  );
}
