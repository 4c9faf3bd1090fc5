import { intervalDecimals } from "../../format/interval.ts";
import { type ComparedRow, cellOf, type ScoreMetric } from "./comparison.ts";

/**
 * Decimals that show the narrowest of some spreads to two significant figures: 3 to 6, so that numbers below each other line
 * up. Spreads of 0, null or no number are passed over.
 */
export function decimalsFor(spreads: readonly (number | null | undefined)[]): number {
  const known = spreads.filter((each) => each != null && Number.isFinite(each) && each > 0) as number[];
  if (known.length === 0) return 3;
  return Math.min(6, Math.max(3, 1 - Math.floor(Math.log10(Math.min(...known)))));
}

/** Decimals of a metric's differences where they stand below each other or in a sentence about them: 3 to 5. */
export function deltaDecimals(rows: readonly ComparedRow[], metric: ScoreMetric): number {
  const deltas = rows.flatMap((row) => cellOf(row, metric)?.delta ?? []);
  return Math.min(5, Math.max(3, ...deltas.map((delta) => intervalDecimals(delta))));
}
