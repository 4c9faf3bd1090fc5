import { RunnerList } from "../../../../features/settings/runners/runner-list.tsx";
import { runnersDocument } from "../../../../features/settings/runners/runners.graphql.ts";
import { Prefetched, prefetch } from "../../../../graphql/server.tsx";

export const metadata = { title: "Runners · Settings" };

export default async function RunnersPage() {
  await prefetch(runnersDocument, {});
  return (
    <Prefetched>
      <RunnerList />
    </Prefetched>
  );
}
