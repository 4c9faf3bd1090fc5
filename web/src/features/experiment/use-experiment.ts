"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { keyOf, operation } from "../../graphql/query-options.ts";
import { useSubscription } from "../../graphql/use-subscription.ts";
import { experimentOf, isStale, isUnderWay, withProgress } from "./experiment.ts";
import { type ExperimentPageQuery, experimentPageDocument } from "./experiment-page.graphql.ts";
import { experimentProgressDocument } from "./experiment-progress.graphql.ts";

/**
 * An experiment that follows what happens to it: while it is under way its progress is pushed; when a run ends, its figures
 * are asked for. `id` is global.
 */
export function useExperiment(id: string) {
  const client = useQueryClient();
  const query = useQuery(operation(experimentPageDocument, { id }));
  const experiment = experimentOf(query.data);
  const queryKey = keyOf(experimentPageDocument, { id });
  const refresh = () => client.invalidateQueries({ queryKey });
  useSubscription(
    experimentProgressDocument,
    { id },
    {
      next: ({ experimentProgress }) => {
        const known = experimentOf(client.getQueryData<ExperimentPageQuery>(queryKey));
        if (!known) return;
        const stale = isStale(known, experimentProgress);
        client.setQueryData<ExperimentPageQuery>(queryKey, (data) => ({
          runners: data?.runners ?? [],
          node: withProgress(known, experimentProgress),
        }));
        if (stale) void refresh();
      },
      complete: () => void refresh(),
    },
    experiment !== undefined && isUnderWay(experiment.status),
  );
  return { query, experiment, hasRunner: (query.data?.runners.length ?? 0) > 0, refresh };
}
