import { type ComparedRow, type Comparison, cellOf, metricsOf, type ScoreMetric } from "./comparison.ts";

const prefixes: Readonly<Record<ScoreMetric, string>> = {
  IMAGE_SIMILARITY: "is",
  TEXT_SIMILARITY: "ts",
  HELD_OUT_IMAGE_SIMILARITY: "held_out_is",
  HELD_OUT_TEXT_SIMILARITY: "held_out_ts",
};

type Value = string | number | boolean | null | undefined;

/** A field as RFC 4180 has it; text that a spreadsheet would take for a formula is made harmless. */
const field = (value: Value): string => {
  if (value == null || (typeof value === "number" && !Number.isFinite(value))) return "";
  const text = typeof value === "string" ? value.replace(/^[=+\-@\t\r]/, "'$&") : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

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
    ["on_frontier", row.onFrontier],
    ["bootstrap_samples", comparison.samples],
    ["bootstrap_seed", comparison.seed],
  ];
}

/** Every checkpoint of a comparison as CSV (RFC 4180, CRLF), unrounded, with a header. */
export function csvTable(comparison: Comparison): string {
  const rows = comparison.rows.map((row) => valuesOf(comparison, row));
  const header = (rows[0] ?? []).map(([name]) => name);
  return [header, ...rows.map((row) => row.map(([, value]) => field(value)))]
    .map((fields) => `${fields.join(",")}\r\n`)
    .join("");
}
