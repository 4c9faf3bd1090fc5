import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { conceptDocument } from "../../../../features/concepts/concept.graphql.ts";
import { ConceptPage } from "../../../../features/concepts/concept-page.tsx";
import { conceptRunsDocument } from "../../../../features/concepts/concept-runs.graphql.ts";
import { firstRuns } from "../../../../features/concepts/first-runs.ts";
import { globalId } from "../../../../graphql/global-id.ts";
import { Prefetched, prefetch } from "../../../../graphql/server.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await prefetch(conceptDocument, { id: globalId("Concept", (await params).id) });
  const node = answer?.node;
  return { title: node && "name" in node ? node.name : "Concept" };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const named = { id: globalId("Concept", id) };
  const [concept] = await Promise.all([
    prefetch(conceptDocument, named),
    prefetch(conceptRunsDocument, { ...named, first: firstRuns }),
  ]);
  if (concept?.node === null) notFound();
  return (
    <Prefetched>
      <ConceptPage id={id} />
    </Prefetched>
  );
}
