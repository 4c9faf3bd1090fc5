import { PackList } from "../../../features/packs/pack-list.tsx";
import { packsDocument } from "../../../features/packs/packs.graphql.ts";
import { packsShown } from "../../../features/packs/packs-shown.ts";
import { Prefetched, prefetch } from "../../../graphql/server.tsx";
import { soon } from "../../../graphql/soon.ts";

export const metadata = { title: "Packs" };

export default async function PacksPage() {
  await soon(prefetch(packsDocument, packsShown));
  return (
    <Prefetched>
      <PackList />
    </Prefetched>
  );
}
