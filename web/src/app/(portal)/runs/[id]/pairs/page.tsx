import { notFound } from "next/navigation";
import { Pairs } from "../../../../../features/pairs/pairs.tsx";
import { pairsPageDocument } from "../../../../../features/pairs/pairs-page.graphql.ts";
import { globalId } from "../../../../../graphql/global-id.ts";
import { Prefetched, prefetch } from "../../../../../graphql/server.tsx";

interface PairsPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata = { title: "Pairs" };

export default async function PairsPage({ params }: PairsPageProps) {
  const { id } = await params;
  const answer = await prefetch(pairsPageDocument, { id: globalId("Run", id) });
  if (answer && !(answer.node && "selections" in answer.node)) notFound();
  return (
    <Prefetched>
      <Pairs id={id} />
    </Prefetched>
  );
}
