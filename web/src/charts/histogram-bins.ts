import type { Domain } from "./scale.ts";

/** Counts of equal bins over [from, to], as the API's histograms are. */
export interface Bins {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
  /** Part of each count that was kept; at most the count. */
  readonly kept?: readonly number[];
}

/** Counts values into `bins` equal bins; the last includes `to`. Values outside, and what is no number, are left out. */
export function countBins(
  values: ArrayLike<number>,
  [from, to]: Domain,
  bins: number,
  keeps?: (index: number) => boolean,
): Bins {
  const counts = new Array<number>(bins).fill(0);
  const kept = new Array<number>(bins).fill(0);
  const scale = to > from ? bins / (to - from) : 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= from && value <= to)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - from) * scale));
    counts[bin]! += 1;
    if (keeps?.(i)) kept[bin]! += 1;
  }
  return { from, to, counts, ...(keeps && { kept }) };
}

/** Lower end of a bin. */
export const binStart = ({ from, to, counts }: Bins, bin: number): number =>
  from + ((to - from) * bin) / counts.length;
