import type { SearchParams } from "nuqs/server";
import { ConceptList } from "../../../features/concepts/concept-list.tsx";
import { conceptVariables, readConceptView } from "../../../features/concepts/concept-view.ts";
import { conceptsDocument } from "../../../features/concepts/concepts.graphql.ts";
import { Prefetched, prefetch } from "../../../graphql/server.tsx";

export const metadata = { title: "Concepts" };

export default async function ConceptsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  await prefetch(conceptsDocument, conceptVariables(await readConceptView(searchParams)));
  return (
    <Prefetched>
      <ConceptList />
    </Prefetched>
  );
}
