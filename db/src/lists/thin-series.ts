/** A series or a part of it, by step. */
export interface Series {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** As PostgreSQL sorts them: NaN is greater than all. */
const isLess = (a: number, b: number) => a < b || (Number.isNaN(b) && !Number.isNaN(a));

/**
 * At most `maximumPoints` of a series: a longer one keeps its first and last point and the least and greatest value of each of
 * equally wide ranges of steps, so no spike is lost. Of equal values the first counts; NaN is greater than all.
 */
export function thinSeries({ steps, values }: Series, maximumPoints: number): Series {
  const n = steps.length;
  if (n <= maximumPoints) return { steps, values };
  const ranges = Math.max(1, Math.floor((maximumPoints - 2) / 2));
  const first = steps[0]!;
  const width = steps[n - 1]! - first + 1;
  const kept: number[] = [0];
  const keep = (i: number) => {
    if (kept.at(-1)! < i) kept.push(i);
  };
  for (let at = 0; at < n; ) {
    const range = Math.floor(((steps[at]! - first) * ranges) / width);
    let least = at;
    let greatest = at;
    for (; at < n && Math.floor(((steps[at]! - first) * ranges) / width) === range; at++) {
      if (isLess(values[at]!, values[least]!)) least = at;
      if (isLess(values[greatest]!, values[at]!)) greatest = at;
    }
    keep(Math.min(least, greatest));
    keep(Math.max(least, greatest));
  }
  keep(n - 1);
  return { steps: kept.map((i) => steps[i]!), values: kept.map((i) => values[i]!) };
}
