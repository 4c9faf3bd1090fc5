"use client";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keyOf, operation } from "../../graphql/query-options.ts";
import { useSubscription } from "../../graphql/use-subscription.ts";
import { mergeMetrics, metricsOf, newestTime } from "./merge-metrics.ts";
import { metricPointsDocument } from "./metric-points.graphql.ts";
import { metricVariables } from "./metric-variables.ts";
import { type RunMetricsQuery, runMetricsDocument } from "./run-metrics.graphql.ts";

/** The series of some runs, in order, by their global ids. */
export function useMetrics(ids: readonly string[]) {
  const answers = useQueries({
    queries: ids.map((id) => operation(runMetricsDocument, metricVariables(id))),
  });
  const failed = answers.find(({ error }) => error !== null);
  return {
    runs: answers.flatMap(({ data }) => metricsOf(data) ?? []),
    pending: answers.some(({ isPending }) => isPending),
    error: failed?.error ?? undefined,
    retry: () => void failed?.refetch(),
  };
}

/** Takes what a run measures into its series as it comes. Renders nothing. */
export function LiveMetrics({ id }: { readonly id: string }) {
  const client = useQueryClient();
  const queryKey = keyOf(runMetricsDocument, metricVariables(id));
  // Asked once: a later moment would begin the subscription anew with every point.
  const [after] = useState(() => {
    const known = metricsOf(client.getQueryData<RunMetricsQuery>(queryKey));
    return known && newestTime(known.metrics);
  });
  useSubscription(
    metricPointsDocument,
    { runId: id, ...(after && { after }) },
    {
      next: ({ metricPoints }) => {
        const known = metricsOf(client.getQueryData<RunMetricsQuery>(queryKey));
        if (!known) return;
        const { metrics, complete } = mergeMetrics(known.metrics, metricPoints.series);
        client.setQueryData<RunMetricsQuery>(queryKey, { node: { ...known, metrics } });
        if (!complete) void client.invalidateQueries({ queryKey });
      },
    },
  );
  return null;
}
