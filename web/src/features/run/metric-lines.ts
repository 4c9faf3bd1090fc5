import type { LineSeries } from "../../charts/line-series.ts";
import { type SeriesStyle, seriesStyle, seriesStyles } from "../../theme/series-colours.ts";
import { type ChartGroup, metricTitle } from "./chart-groups.ts";
import type { RunWithMetrics } from "./merge-metrics.ts";

/** What a run is called among those drawn, and how it is drawn. */
export interface NamedRun {
  readonly id: string;
  readonly name: string;
  readonly style: SeriesStyle;
}

/**
 * Names of some runs: the variant, with concept, seed and experiment where these are not the same for all. A variant that comes
 * twice keeps its look for the first of its runs alone.
 */
export function nameRuns(runs: readonly Omit<RunWithMetrics, "metrics">[]): NamedRun[] {
  const differs = (of: (run: Omit<RunWithMetrics, "metrics">) => unknown) => new Set(runs.map(of)).size > 1;
  const [concepts, seeds, experiments] = [
    differs(({ concept }) => concept.name),
    differs(({ seed }) => seed),
    differs(({ experiment }) => experiment.id),
  ];
  const names = runs.map(({ variant, concept, seed, experiment }) =>
    [variant, concepts && concept.name, seeds && `seed ${seed}`, experiments && experiment.name]
      .filter(Boolean)
      .join(" · "),
  );
  const seen = new Set<string>();
  const keys = runs.map(({ variant }, i) => {
    if (seen.has(variant)) return names[i]!;
    seen.add(variant);
    return variant;
  });
  const styles = seriesStyles(keys);
  return runs.map(({ id }, i) => ({
    id,
    name: names[i]!,
    style: styles.get(keys[i]!) ?? seriesStyle(keys[i]!),
  }));
}

const ofMetric: Readonly<Record<string, SeriesStyle>> = {
  winner_error: { colour: "var(--color-win)", shape: "square", dash: undefined },
  loser_error: { colour: "var(--color-lose)", shape: "triangle", dash: "6 2" },
  reference_error: { colour: "var(--series-baseline)", shape: "circle", dash: "2 2" },
};

/** The lines of one chart: of one run a line for each series, of several runs a line for each run. */
export function linesOf(
  runs: readonly RunWithMetrics[],
  names: readonly NamedRun[],
  { metrics: wanted }: ChartGroup,
  round: number,
): LineSeries[] {
  return runs.flatMap(({ id, metrics }) => {
    const named = names.find((each) => each.id === id);
    return wanted.flatMap((name): LineSeries[] => {
      const series = metrics.find((each) => each.name === name && each.round === round);
      if (!series || !named) return [];
      const single = wanted.length === 1;
      return [
        {
          id: `${id} ${name}`,
          label: single ? named.name : metricTitle(name).replace(/ error$/, ""),
          // A line alone needs no dash to be told apart.
          style: single
            ? runs.length > 1
              ? named.style
              : { ...named.style, dash: undefined }
            : (ofMetric[name] ?? named.style),
          x: series.points.steps,
          y: series.points.values,
        },
      ];
    });
  });
}

/** The range of y of lines that never move (a learning rate, say), from zero on; undefined for all others. */
export function steadyDomain(lines: readonly LineSeries[]): readonly [number, number] | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { y } of lines)
    for (let i = 0; i < y.length; i++) {
      const value = y[i];
      if (value == null || !Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (!(high > 0) || high - low > 1e-6 * high) return undefined;
  return [0, 2 * high];
}
