import { AppError } from "../contract/index.ts";
import type { Estimate } from "./estimate.ts";
import { normalQuantile } from "./normal.ts";

function assertCounts(part: number, whole: number): void {
  if (!Number.isInteger(part) || !Number.isInteger(whole) || part < 0 || part > whole)
    throw AppError.badInput("counts", [part, whole], "whole numbers with 0 <= part <= whole");
}

/** A share with its Wilson score interval (Wilson 1927). Without trials the value is NaN and the interval null. */
export function wilson(successes: number, trials: number, level = 0.95): Estimate {
  assertCounts(successes, trials);
  const method = `Wilson score ${100 * level}%`;
  if (trials === 0) return { value: Number.NaN, lo: null, hi: null, n: 0, method, seed: null };
  const z = normalQuantile(1 - (1 - level) / 2);
  const share = successes / trials;
  const scale = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const lo = successes === 0 ? 0 : centre - half;
  const hi = successes === trials ? 1 : centre + half;
  return { value: share, lo, hi, n: trials, method, seed: null };
}

/** Two-sided exact sign test of wins against losses (ties left out): `value` is the p-value under win chance 1/2. */
export function signTest(wins: number, losses: number): Estimate {
  const n = wins + losses;
  assertCounts(wins, n);
  let logChoose = 0;
  let tail = 0;
  for (let k = 0; k <= Math.min(wins, losses); k++) {
    tail += Math.exp(logChoose - n * Math.LN2);
    logChoose += Math.log((n - k) / (k + 1));
  }
  return {
    value: Math.min(1, 2 * tail),
    lo: null,
    hi: null,
    n,
    method: "exact two-sided sign test",
    seed: null,
  };
}

/** Holm's step-down correction (1979): adjusted p-values in the given order, controlling the family-wise error. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length);
  let most = 0;
  order.forEach(({ p, index }, rank) => {
    most = Math.max(most, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = most;
  });
  return adjusted;
}
