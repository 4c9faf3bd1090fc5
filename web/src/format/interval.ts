import { decimalsFor, fixed, noNumber, percent, signed } from "./number.ts";

/** An estimate with the ends of its interval; null where none is defined. The API's `Statistic` is one. */
export interface IntervalValue {
  readonly value: number;
  readonly lo?: number | null | undefined;
  readonly hi?: number | null | undefined;
}

/** Decimals of an uncertainty as the Particle Data Group rounds it: two figures where they begin with 10 to 35, else one. */
function uncertaintyDecimals(halfWidth: number): number {
  const figures = Number(halfWidth.toExponential(2).slice(0, 4)) < 3.55 ? 2 : 1;
  return decimalsFor(halfWidth, figures);
}

const ends = ({ lo, hi }: IntervalValue): readonly [number, number] | undefined =>
  lo == null || hi == null || !Number.isFinite(lo) || !Number.isFinite(hi) ? undefined : [lo, hi];

/**
 * Decimals that an estimate deserves: as many as its interval supports, and no more than three significant figures of the
 * largest of value, lower and upper end.
 */
export function intervalDecimals(estimate: IntervalValue): number {
  const interval = ends(estimate);
  if (!interval) return decimalsFor(estimate.value);
  const [lo, hi] = interval;
  const three = decimalsFor(Math.max(Math.abs(estimate.value), Math.abs(lo), Math.abs(hi)));
  return hi > lo ? Math.min(three, uncertaintyDecimals((hi - lo) / 2)) : three;
}

/** `[0.006, 0.021]`; empty where there is no interval. */
export function bracket(estimate: IntervalValue, decimals = intervalDecimals(estimate)): string {
  const interval = ends(estimate);
  return interval ? `[${fixed(interval[0], decimals)}, ${fixed(interval[1], decimals)}]` : "";
}

/** `0.312 [0.306, 0.318]`: a value with its interval, to the decimals that the interval supports. */
export function withInterval(estimate: IntervalValue | null | undefined, decimals?: number): string {
  if (!estimate || !Number.isFinite(estimate.value)) return noNumber;
  const places = decimals ?? intervalDecimals(estimate);
  return [fixed(estimate.value, places), bracket(estimate, places)].filter(Boolean).join(" ");
}

/** `+0.014 [0.006, 0.021]`: a difference with its interval. */
export function signedInterval(estimate: IntervalValue | null | undefined, decimals?: number): string {
  if (!estimate || !Number.isFinite(estimate.value)) return noNumber;
  const places = decimals ?? intervalDecimals(estimate);
  return [signed(estimate.value, places), bracket(estimate, places)].filter(Boolean).join(" ");
}

/** `31.7% [28.9%, 34.6%]`: a share (0 to 1) with its interval. */
export function percentInterval(estimate: IntervalValue | null | undefined): string {
  if (!estimate || !Number.isFinite(estimate.value)) return noNumber;
  const interval = ends(estimate);
  const share = percent(estimate.value);
  return interval ? `${share} [${percent(interval[0])}, ${percent(interval[1])}]` : share;
}

/** Whether an interval of a difference leaves out zero: `above`, `below`, or `open` where it does not (or there is none). */
export function verdict(estimate: IntervalValue | null | undefined): "above" | "below" | "open" {
  const interval = estimate && ends(estimate);
  if (!interval) return "open";
  return interval[0] > 0 ? "above" : interval[1] < 0 ? "below" : "open";
}
