import { type Comparison, type Metric, type MetricCell, metricLabels } from "@dreambooth-dpo/db/comparison";
import type { Estimate } from "@dreambooth-dpo/db/statistics";

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

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join("  ")
      .trimEnd();
  return [line(rows[0]!), line(widths.map((w) => "-".repeat(w))), ...rows.slice(1).map(line)];
}

function judgeBlock(
  comparison: Comparison,
  shown: readonly Metric[],
  title: string,
  selecting: boolean,
): string[] {
  if (shown.length === 0) return [];
  const header = [title, ...shown.flatMap((m) => [metricLabels[m], `Δ ${metricLabels[m]}`])];
  const body = comparison.rows.map((row) => [
    row.name,
    ...shown.flatMap((m) => [formatCell(row.cells[m]!), formatDelta(row.cells[m]!.delta)]),
  ]);
  if (!selecting) return [...alignColumns([header, ...body]), ""];
  const verdicts = comparison.rows.map((row) => [
    row.dominatesBaseline ? `${Math.round(100 * row.dominatesBaseline.value)}%` : "-",
    row.onFrontier ? "*" : "",
  ]);
  const rows = [[...header, "beats both", ""], ...body.map((cells, i) => [...cells, ...verdicts[i]!])];
  return [...alignColumns(rows), ""];
}

/**
 * The comparison as plain text, one block per judge: mean ± SE per metric and the paired difference to the baseline with
 * its 95 % interval, then a line that says over what the spread is taken. `*` marks the Pareto frontier of TS and IS.
 */
export function renderTable(comparison: Comparison): string {
  const heldOut = comparison.metrics.filter((m) => m.startsWith("heldOut"));
  const selecting = comparison.metrics.filter((m) => !heldOut.includes(m));
  const over = `${comparison.clusters} ${comparison.unit}${comparison.unit === "prompts" ? " of the one concept" : ""}`;
  return [
    ...judgeBlock(comparison, selecting, "selecting judge", true),
    ...judgeBlock(comparison, heldOut, "held-out judge", false),
    `Cosine units. Mean ±1 SE over ${over}; Δ to ${comparison.baseline} with a 95% paired bootstrap interval over ${comparison.unit} (seed ${comparison.seed}).`,
    "beats both: share of bootstrap draws in which TS and IS both beat the baseline; * on the Pareto frontier of TS and IS.",
  ].join("\n");
}
