import type { ComparedCell, ComparedRow, Comparison, ScoreMetric, Statistic } from "../comparison.ts";

const labels: Readonly<Record<ScoreMetric, string>> = {
  IMAGE_SIMILARITY: "IS",
  TEXT_SIMILARITY: "TS",
  HELD_OUT_IMAGE_SIMILARITY: "held-out IS",
  HELD_OUT_TEXT_SIMILARITY: "held-out TS",
};

/** For tests: a value and the ends of its interval; two nulls for none. */
export type Triple = readonly [value: number, lo: number | null, hi: number | null];

const statistic = ([value, lo, hi]: Triple, method: string): Statistic => ({
  value,
  lo,
  hi,
  n: 3,
  method,
  seed: 7,
});

/** For tests: a metric of a row by its mean and its difference to the baseline. */
export const cell = (metric: ScoreMetric, mean: number, delta: Triple | null): ComparedCell => ({
  metric,
  label: labels[metric],
  sd: 0.02,
  se: 0.01,
  unit: "concepts",
  mean: statistic([mean, mean - 0.0196, mean + 0.0196], "mean over 3 concepts, normal 95 % interval"),
  delta: delta && statistic(delta, "paired percentile bootstrap over 3 clusters, B=10000, 95%"),
});

/** For tests: a checkpoint; `round` null is a baseline. */
export const row = (
  variant: string,
  round: number | null,
  metrics: readonly ComparedCell[],
  { dominates = null as number | null, ...more }: Partial<ComparedRow> & { dominates?: number | null } = {},
): ComparedRow => ({
  name: round === null ? variant : `${variant} round ${round}`,
  variant,
  checkpoint: round === null ? "baseline" : `${variant} round ${round}`,
  step: null,
  round,
  seed: 0,
  images: 300,
  onFrontier: false,
  experiment: { id: "Experiment:1", name: "three" },
  runs: [{ id: `Run:${variant}` }],
  dominatesBaseline:
    dominates === null ? null : statistic([dominates, null, null], "share of bootstrap draws"),
  metrics,
  ...more,
});

/** For tests: a comparison of rows, the first of which is the baseline; rows of one variant are its trajectory. */
export function comparisonOf(rows: readonly ComparedRow[]): Comparison {
  const variants = [...new Set(rows.map(({ variant }) => variant))];
  return {
    baseline: rows[0]!.name,
    suite: "dreambench",
    suites: ["dreambench"],
    concepts: ["cat", "dog", "teapot"],
    unit: "concepts",
    clusters: 3,
    samples: 10_000,
    seed: 7,
    rows,
    trajectories: variants.map((variant) => ({
      variant,
      seed: 0,
      rows: rows.flatMap((each, i) => (each.variant === variant || i === 0 ? [i] : [])),
    })),
  };
}
