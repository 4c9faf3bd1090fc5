import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { packDocument } from "../../../../features/packs/pack.graphql.ts";
import { PackPage } from "../../../../features/packs/pack-page.tsx";
import { globalId } from "../../../../graphql/global-id.ts";
import { Prefetched, prefetch } from "../../../../graphql/server.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const answer = await prefetch(packDocument, { id: globalId("ModelPack", (await params).id) });
  const node = answer?.node;
  return { title: node && "name" in node ? node.name : "Pack" };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const pack = await prefetch(packDocument, { id: globalId("ModelPack", id) });
  if (pack?.node === null) notFound();
  return (
    <Prefetched>
      <PackPage id={id} />
    </Prefetched>
  );
}
