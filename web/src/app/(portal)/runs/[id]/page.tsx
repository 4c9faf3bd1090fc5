import { notFound } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import { prefetchRun } from "../../../../features/run/prefetch-run.ts";
import { RunView } from "../../../../features/run/run.tsx";
import { readRun } from "../../../../features/run/run-state.ts";
import { Prefetched } from "../../../../graphql/server.tsx";

interface RunPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Run" };

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const [{ id }, state] = await Promise.all([params, readRun(searchParams)]);
  if (!(await prefetchRun(id, state))) notFound();
  return (
    <Prefetched>
      <RunView id={id} />
    </Prefetched>
  );
}
