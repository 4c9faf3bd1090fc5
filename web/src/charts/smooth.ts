/** How a noisy line is smoothed: `weight` (0 to below 1) of the past in a moving average, or the mean of `size` points. */
export type Smoothing =
  | { readonly kind: "none" }
  | { readonly kind: "average"; readonly weight: number }
  | { readonly kind: "window"; readonly size: number };

type Values = ArrayLike<number | null>;

const isNumber = (value: number | null | undefined): value is number =>
  value != null && Number.isFinite(value);

/** Exponential moving average, debiased (divided by 1 - weight^n), so that it starts at the first value and not near 0. */
function movingAverage(values: Values, weight: number): Float64Array {
  const smooth = new Float64Array(values.length).fill(Number.NaN);
  let sum = 0;
  let share = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (!isNumber(value)) continue;
    sum = weight * sum + (1 - weight) * value;
    share = weight * share + (1 - weight);
    smooth[i] = sum / share;
  }
  return smooth;
}

/** Mean of the `size` points around each, fewer at the ends. */
function windowMean(values: Values, size: number): Float64Array {
  const smooth = new Float64Array(values.length).fill(Number.NaN);
  const before = Math.floor((size - 1) / 2);
  const sums = new Float64Array(values.length + 1);
  const counts = new Uint32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    sums[i + 1] = sums[i]! + (isNumber(value) ? value : 0);
    counts[i + 1] = counts[i]! + (isNumber(value) ? 1 : 0);
  }
  for (let i = 0; i < values.length; i++) {
    if (!isNumber(values[i])) continue;
    const from = Math.max(0, i - before);
    const to = Math.min(values.length, i - before + size);
    smooth[i] = (sums[to]! - sums[from]!) / (counts[to]! - counts[from]!);
  }
  return smooth;
}

/** Smoothed values, one for each; what is no number stays a gap (NaN) and counts for nothing. */
export function smoothed(values: Values, smoothing: Smoothing): Float64Array {
  if (smoothing.kind === "average" && smoothing.weight > 0)
    return movingAverage(values, Math.min(smoothing.weight, 0.9999));
  if (smoothing.kind === "window" && smoothing.size > 1)
    return windowMean(values, Math.round(smoothing.size));
  return Float64Array.from({ length: values.length }, (_, i) =>
    isNumber(values[i]) ? (values[i] as number) : Number.NaN,
  );
}
