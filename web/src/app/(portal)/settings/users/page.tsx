import { createLoader, type SearchParams } from "nuqs/server";
import { viewerDocument } from "../../../../features/session/index.ts";
import { ForAdmins } from "../../../../features/settings/for-admins.tsx";
import { userParsers, variablesOfUsers } from "../../../../features/settings/people-search.ts";
import { UserList } from "../../../../features/settings/users/user-list.tsx";
import { usersDocument } from "../../../../features/settings/users/users.graphql.ts";
import { Prefetched, prefetch } from "../../../../graphql/server.tsx";

export const metadata = { title: "Users · Settings" };

const readSearch = createLoader(userParsers);

export default async function UsersPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const asking = await prefetch(viewerDocument, {});
  if (asking && asking.viewer.role !== "ADMIN") return <ForAdmins />;
  await prefetch(usersDocument, variablesOfUsers(await readSearch(searchParams)));
  return (
    <Prefetched>
      <UserList />
    </Prefetched>
  );
}
