import type { Estimate } from "@dreambooth-dpo/db/statistics";
import { metricLabels } from "./aggregate-scores.ts";
import type { Comparison, MetricCell } from "./compare-checkpoints.ts";

const score = (value: number): string => value.toFixed(3);
const signed = (value: number, digits: number): string =>
  `${value < 0 ? "-" : "+"}${Math.abs(value).toFixed(digits)}`;

/** A difference with its interval: `+0.014 [+0.006, +0.021]`; a dash for none. */
export function formatDelta(delta: Estimate | null, digits = 4): string {
  if (delta === null) return "-";
  const interval =
    delta.lo === null || delta.hi === null
      ? ""
      : ` [${signed(delta.lo, digits)}, ${signed(delta.hi, digits)}]`;
  return signed(delta.value, digits) + interval;
}

const formatCell = (cell: MetricCell): string =>
  cell.se === null ? score(cell.value) : `${score(cell.value)} ±${score(cell.se)}`;

/**
 * The comparison as a plain-text table: mean ± SE per metric and the paired difference to the baseline with its 95 %
 * interval, then a line that says over what the spread is taken. `*` marks the Pareto frontier of TS and IS.
 */
export function renderTable(comparison: Comparison): string {
  const header = [
    "",
    ...comparison.metrics.flatMap((m) => [metricLabels[m], `Δ ${metricLabels[m]}`]),
    "beats both",
    "",
  ];
  const body = comparison.rows.map((row) => [
    row.name,
    ...comparison.metrics.flatMap((m) => [formatCell(row.cells[m]!), formatDelta(row.cells[m]!.delta)]),
    row.dominatesBaseline ? `${Math.round(100 * row.dominatesBaseline.value)}%` : "-",
    row.onFrontier ? "*" : "",
  ]);
  const widths = header.map((h, c) => Math.max(h.length, ...body.map((row) => row[c]!.length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join("  ")
      .trimEnd();
  const over = `${comparison.clusters} ${comparison.unit}${comparison.unit === "prompts" ? " of the one concept" : ""}`;
  const note = [
    `Cosine units. Mean ±1 SE over ${over}; Δ to ${comparison.baseline} with a 95% paired bootstrap interval over ${comparison.unit} (seed ${comparison.seed}).`,
    "beats both: share of bootstrap draws in which TS and IS both beat the baseline; * on the Pareto frontier of TS and IS.",
  ];
  return [line(header), line(widths.map((w) => "-".repeat(w))), ...body.map(line), "", ...note].join("\n");
}
