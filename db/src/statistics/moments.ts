import type { Estimate } from "./estimate.ts";

/** Arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

/** Sample standard deviation (n - 1); null with fewer than two values. */
export function standardDeviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, v) => sum + (v - centre) ** 2, 0) / (values.length - 1));
}

/** Standard error of the mean; null with fewer than two values. */
export function standardError(values: readonly number[]): number | null {
  const sd = standardDeviation(values);
  return sd === null ? null : sd / Math.sqrt(values.length);
}

function around(values: readonly number[], spread: number | null, method: string): Estimate {
  const value = mean(values);
  const lo = spread === null ? null : value - spread;
  const hi = spread === null ? null : value + spread;
  return { value, lo, hi, n: values.length, method, seed: null };
}

/** Mean with one standard deviation either side (the paper's error bars, over concepts). */
export function meanWithDeviation(values: readonly number[]): Estimate {
  return around(values, standardDeviation(values), "mean +- 1 SD");
}

/** Mean with one standard error either side. */
export function meanWithError(values: readonly number[]): Estimate {
  return around(values, standardError(values), "mean +- 1 SE");
}
