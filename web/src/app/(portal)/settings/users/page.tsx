import { createLoader, type SearchParams } from "nuqs/server";
import { userParsers, variablesOfUsers } from "../../../../features/settings/people-search.ts";
import { UserList } from "../../../../features/settings/users/user-list.tsx";
import { usersDocument } from "../../../../features/settings/users/users.graphql.ts";
import { Prefetched, prefetch } from "../../../../graphql/server.tsx";

export const metadata = { title: "Users · Settings" };

const readSearch = createLoader(userParsers);

export default async function UsersPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  await prefetch(usersDocument, variablesOfUsers(await readSearch(searchParams)));
  return (
    <Prefetched>
      <UserList />
    </Prefetched>
  );
}
