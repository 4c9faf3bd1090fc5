import { AppError } from "../contract/index.ts";
import type { Estimate } from "./estimate.ts";
import { mean } from "./moments.ts";
import { normalQuantile } from "./normal.ts";

/** Pearson correlation with Fisher's z interval; NaN when either side does not vary, interval null below four pairs. */
export function pearson(x: readonly number[], y: readonly number[], level = 0.95): Estimate {
  if (x.length !== y.length)
    throw AppError.badInput("paired values", [x.length, y.length], "as many of either");
  const n = x.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += (x[i]! - mx) ** 2;
    yy += (y[i]! - my) ** 2;
  }
  const value = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  const method = `Pearson, Fisher z ${100 * level}%`;
  if (n < 4 || !(Math.abs(value) < 1)) return { value, lo: null, hi: null, n, method, seed: null };
  const half = normalQuantile(1 - (1 - level) / 2) / Math.sqrt(n - 3);
  const z = Math.atanh(value);
  return { value, lo: Math.tanh(z - half), hi: Math.tanh(z + half), n, method, seed: null };
}
