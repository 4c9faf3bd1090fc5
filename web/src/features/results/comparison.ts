import type { ComparisonQuery } from "./comparison.graphql.ts";

/** Checkpoints of runs beside a baseline, as the API compares them. */
export type Comparison = ComparisonQuery["compareRuns"];
/** One checkpoint of one variant over its concepts. */
export type ComparedRow = Comparison["rows"][number];
/** One metric of one checkpoint. */
export type ComparedCell = ComparedRow["metrics"][number];
export type ScoreMetric = ComparedCell["metric"];
/** A number with its interval and how it came about. */
export type Statistic = ComparedCell["mean"];

/** What the metrics are called, the selecting judge's first. */
export const metricNames: Readonly<Record<ScoreMetric, { readonly short: string; readonly long: string }>> = {
  IMAGE_SIMILARITY: { short: "IS", long: "Image similarity (IS): is it the subject?" },
  TEXT_SIMILARITY: { short: "TS", long: "Text similarity (TS): does it do what the prompt says?" },
  HELD_OUT_IMAGE_SIMILARITY: { short: "held-out IS", long: "IS by a judge that had no part in the training" },
  HELD_OUT_TEXT_SIMILARITY: { short: "held-out TS", long: "TS by a judge that had no part in the training" },
};

/** The cell of a metric; undefined where the row was not measured by it, or its mean is no number. */
export function cellOf(row: ComparedRow, metric: ScoreMetric): ComparedCell | undefined {
  const cell = row.metrics.find((each) => each.metric === metric);
  return cell && Number.isFinite(cell.mean.value) ? cell : undefined;
}

/** The metrics that any row has, the selecting judge's first. */
export const metricsOf = ({ rows }: Comparison): ScoreMetric[] =>
  (Object.keys(metricNames) as ScoreMetric[]).filter((metric) => rows.some((row) => cellOf(row, metric)));

/** The row that the others are compared with. */
export const baselineOf = (comparison: Comparison): ComparedRow | undefined =>
  comparison.rows.find(({ name }) => name === comparison.baseline);

/**
 * What each variant stands for, the baseline first: its last round; of a baseline the checkpoint that its variants began at.
 */
export function finalRows(comparison: Comparison): ComparedRow[] {
  const baseline = baselineOf(comparison);
  const finals = comparison.trajectories.flatMap(({ rows }) => {
    const path = rows.flatMap((index) => comparison.rows[index] ?? []);
    const own = path.at(-1);
    if (own?.round != null) return [own];
    return path.find(({ checkpoint }) => checkpoint === "baseline") ?? own ?? [];
  });
  return [...new Set([...(baseline ? [baseline] : []), ...finals])];
}

/** Whether the rows come from several experiments or seeds, so that a variant's name alone does not tell them apart. */
export const isMixed = ({ rows }: Comparison): boolean =>
  new Set(rows.map(({ experiment, seed }) => `${experiment.id} ${seed}`)).size > 1;

/** What a row is called where final checkpoints stand side by side: its variant, where that is enough. */
export const labelOf = (comparison: Comparison, row: ComparedRow): string =>
  isMixed(comparison) || finalRows(comparison).filter(({ variant }) => variant === row.variant).length > 1
    ? row.name
    : row.variant;
