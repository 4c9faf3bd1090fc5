"use client";
import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { operation } from "../../graphql/query-options.ts";
import type { RunWithMetrics } from "./merge-metrics.ts";
import { pointsAtMost } from "./metric-variables.ts";
import { type RunMetricsRangeQuery, runMetricsRangeDocument } from "./run-metrics-range.graphql.ts";

type Ranged = Extract<NonNullable<RunMetricsRangeQuery["node"]>, { metrics: unknown }>;

/**
 * The series of some runs, finer where a part of the steps is looked at and points were left out of it: those are asked for once the
 * part is chosen, and the coarse ones stand meanwhile.
 */
export function useFinerMetrics(
  runs: readonly RunWithMetrics[],
  round: number,
  steps: readonly [number, number] | null,
): readonly RunWithMetrics[] {
  const coarse = runs.filter(
    ({ metrics }) => steps !== null && metrics.some((each) => each.round === round && each.points.thinned),
  );
  const answers = useQueries({
    queries: coarse.map(({ id }) => ({
      ...operation(runMetricsRangeDocument, {
        id,
        round,
        from: Math.floor(steps?.[0] ?? 0),
        to: Math.ceil(steps?.[1] ?? 0),
        maximumPoints: pointsAtMost,
      }),
      placeholderData: keepPreviousData,
    })),
  });
  const found = answers.map(({ data }) => data);
  const key = answers
    .map(({ dataUpdatedAt, isPlaceholderData }) => `${dataUpdatedAt} ${isPlaceholderData}`)
    .join();
  return useMemo(() => {
    if (coarse.length === 0) return runs;
    return runs.map((run) => {
      const place = coarse.indexOf(run);
      const node = place < 0 ? undefined : found[place]?.node;
      if (!node || !("metrics" in node) || answers[place]?.isPlaceholderData) return run;
      const finer = (node as Ranged).metrics;
      return {
        ...run,
        metrics: run.metrics.map((series) => {
          const match = series.round === round && finer.find(({ name }) => name === series.name);
          return match ? { ...series, points: match.points } : series;
        }),
      };
    });
  }, [runs, round, key, steps === null]);
}
