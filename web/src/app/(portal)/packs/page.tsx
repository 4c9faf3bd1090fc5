import { PackList } from "../../../features/packs/pack-list.tsx";
import { packsDocument } from "../../../features/packs/packs.graphql.ts";
import { packsShown } from "../../../features/packs/packs-shown.ts";
import { Prefetched, prefetch } from "../../../graphql/server.tsx";

export const metadata = { title: "Packs" };

export default async function PacksPage() {
  await prefetch(packsDocument, packsShown);
  return (
    <Prefetched>
      <PackList />
    </Prefetched>
  );
}
