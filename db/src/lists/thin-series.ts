/** A series or a part of it, by step. */
export interface Series {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** Blocks of a series as one, within a window of steps. Of a step that several have, the first block's value counts. */
export function joinBlocks(
  blocks: readonly Series[],
  { from, to }: { readonly from: number; readonly to: number },
): Series {
  const steps: number[] = [];
  const values: number[] = [];
  let inOrder = true;
  for (const block of blocks)
    for (const [i, step] of block.steps.entries()) {
      if (step < from || step > to) continue;
      if (steps.length > 0 && step <= steps.at(-1)!) inOrder = false;
      steps.push(step);
      values.push(block.values[i]!);
    }
  if (inOrder) return { steps, values };
  const byStep = new Map<number, number>();
  for (const [i, step] of steps.entries()) if (!byStep.has(step)) byStep.set(step, values[i]!);
  const sorted = [...byStep].sort(([a], [b]) => a - b);
  return { steps: sorted.map(([step]) => step), values: sorted.map(([, value]) => value) };
}

/** As PostgreSQL sorts them: NaN is greater than all. */
const isLess = (a: number, b: number) => a < b || (Number.isNaN(b) && !Number.isNaN(a));

/**
 * At most `maximumPoints` (10 or more) of a series: a longer one keeps its first and last point and the least and greatest value
 * of each of equally wide ranges of steps, so no spike is lost. Of equal values the first counts; NaN is greater than all.
 */
export function thinSeries(series: Series, maximumPoints: number): Series {
  const { steps, values } = series;
  const n = steps.length;
  if (n <= maximumPoints) return series;
  const ranges = Math.floor((maximumPoints - 2) / 2);
  const first = steps[0]!;
  const width = steps[n - 1]! - first + 1;
  const rangeOf = (i: number) => Math.floor(((steps[i]! - first) * ranges) / width);
  const kept = [0];
  const keep = (i: number) => {
    if (kept.at(-1)! < i) kept.push(i);
  };
  for (let at = 0; at < n; ) {
    const range = rangeOf(at);
    let [least, greatest] = [at, at];
    for (; at < n && rangeOf(at) === range; at++) {
      if (isLess(values[at]!, values[least]!)) least = at;
      if (isLess(values[greatest]!, values[at]!)) greatest = at;
    }
    keep(Math.min(least, greatest));
    keep(Math.max(least, greatest));
  }
  keep(n - 1);
  return { steps: kept.map((i) => steps[i]!), values: kept.map((i) => values[i]!) };
}
