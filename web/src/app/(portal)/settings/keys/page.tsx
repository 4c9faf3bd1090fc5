import { createLoader, type SearchParams } from "nuqs/server";
import { revokedParser, variablesOfKeys } from "../../../../features/settings/keys/key-search.ts";
import { ownKeysDocument } from "../../../../features/settings/keys/own-keys.graphql.ts";
import { OwnKeys } from "../../../../features/settings/keys/own-keys.tsx";
import { Prefetched, prefetch } from "../../../../graphql/server.tsx";

export const metadata = { title: "API keys · Settings" };

const readSearch = createLoader({ revoked: revokedParser });

export default async function KeysPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const { revoked } = await readSearch(searchParams);
  await prefetch(ownKeysDocument, variablesOfKeys(revoked));
  return (
    <Prefetched>
      <OwnKeys />
    </Prefetched>
  );
}
