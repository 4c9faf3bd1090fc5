import { type ChartTable, tableToCsv } from "../../charts/chart-table.ts";
import { type ComparedRow, type Comparison, cellOf, metricsOf, type ScoreMetric } from "./comparison.ts";

const prefixes: Readonly<Record<ScoreMetric, string>> = {
  IMAGE_SIMILARITY: "is",
  TEXT_SIMILARITY: "ts",
  HELD_OUT_IMAGE_SIMILARITY: "held_out_is",
  HELD_OUT_TEXT_SIMILARITY: "held_out_ts",
};

type Value = string | number | null | undefined;

function valuesOf(comparison: Comparison, row: ComparedRow): [string, Value][] {
  const metrics = metricsOf(comparison).flatMap((metric): [string, Value][] => {
    const cell = cellOf(row, metric);
    const name = prefixes[metric];
    return [
      [`${name}_mean`, cell?.mean.value],
      [`${name}_lo`, cell?.mean.lo],
      [`${name}_hi`, cell?.mean.hi],
      [`${name}_sd`, cell?.sd],
      [`${name}_se`, cell?.se],
      [`${name}_n`, cell?.mean.n],
      [`${name}_delta`, cell?.delta?.value],
      [`${name}_delta_lo`, cell?.delta?.lo],
      [`${name}_delta_hi`, cell?.delta?.hi],
    ];
  });
  return [
    ["checkpoint", row.name],
    ["variant", row.variant],
    ["round", row.round],
    ["step", row.step],
    ["seed", row.seed],
    ["experiment", row.experiment.name],
    ["suite", comparison.suite],
    ["baseline", comparison.baseline],
    ["unit", comparison.unit],
    ["images", row.images],
    ...metrics,
    ["probability_beats_baseline_in_both", row.dominatesBaseline?.value],
    ["on_frontier", row.onFrontier ? 1 : 0],
    ["bootstrap_samples", comparison.samples],
    ["bootstrap_seed", comparison.seed],
  ];
}

/** Every checkpoint of a comparison with all its figures, unrounded: what the CSV file holds. */
export function comparisonTable(comparison: Comparison): ChartTable {
  const rows = comparison.rows.map((row) => valuesOf(comparison, row));
  return {
    columns: (rows[0] ?? []).map(([label]) => ({ label })),
    rows: rows.map((row) => row.map(([, value]) => value ?? null)),
  };
}

/** The same as CSV (RFC 4180). */
export const csvTable = (comparison: Comparison): string => tableToCsv(comparisonTable(comparison));
