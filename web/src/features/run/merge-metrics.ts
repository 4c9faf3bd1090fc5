import { mergePoints } from "./merge-points.ts";
import type { MetricPointsSubscription } from "./metric-points.graphql.ts";
import type { RunMetricsQuery } from "./run-metrics.graphql.ts";

export type RunWithMetrics = Extract<NonNullable<RunMetricsQuery["node"]>, { metrics: unknown }>;
export type Series = RunWithMetrics["metrics"][number];
type Update = MetricPointsSubscription["metricPoints"]["series"][number];

/** The run of an answer; undefined where it is gone. */
export const metricsOf = (answer: RunMetricsQuery | undefined): RunWithMetrics | undefined =>
  answer?.node && "metrics" in answer.node ? (answer.node as RunWithMetrics) : undefined;

function updated(series: Series | undefined, { name, round, steps, times, values }: Update): Series {
  const latest = { step: steps.at(-1) ?? 0, time: times.at(-1) ?? "", value: values.at(-1) ?? null };
  if (!series)
    return { name, round, latest, points: { steps: [...steps], values: [...values], thinned: false } };
  return { ...series, latest, points: mergePoints(series.points, { steps, values }) };
}

/**
 * The series of a run with what was pushed. `complete` is false where points were left out of the push, so that the series must be
 * asked for again. Series that got nothing stay the very same objects.
 */
export function mergeMetrics(
  metrics: readonly Series[],
  updates: readonly Update[],
): { readonly metrics: readonly Series[]; readonly complete: boolean } {
  const merged = [...metrics];
  for (const update of updates) {
    if (update.steps.length === 0) continue;
    const place = merged.findIndex(({ name, round }) => name === update.name && round === update.round);
    if (place < 0) merged.push(updated(undefined, update));
    else merged[place] = updated(merged[place], update);
  }
  return { metrics: merged, complete: !updates.some(({ skipped }) => skipped) };
}

/** When the newest point of some series was recorded; undefined where there is none. */
export const newestTime = (metrics: readonly Series[]): string | undefined =>
  metrics
    .map(({ latest }) => latest.time)
    .reduce<string | undefined>((a, b) => (a && a > b ? a : b), undefined);
