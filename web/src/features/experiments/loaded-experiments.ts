import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { localId } from "../../graphql/global-id.ts";
import type { ListedExperiment } from "./experiment-row-data.ts";
import { type ExperimentsQuery, experimentsDocument } from "./experiments.graphql.ts";

/** The experiments of these ids, as addresses have them, that any list on the page has loaded; each once. */
export function loadedExperiments(client: QueryClient, ids: readonly string[]): ListedExperiment[] {
  const lists = client.getQueriesData<InfiniteData<ExperimentsQuery>>({
    queryKey: [experimentsDocument.name, "pages"],
  });
  const rows = lists.flatMap(([, data]) => data?.pages.flatMap(({ experiments }) => experiments.nodes) ?? []);
  const byId = new Map(rows.map((row) => [localId(row.id), row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
