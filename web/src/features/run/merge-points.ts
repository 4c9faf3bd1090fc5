/** Points of a series: steps ascending, a value for each; null where it is NaN or infinite. */
export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly (number | null)[];
}

/**
 * Old and new points in one, by step; where both have a step the new value counts, as a training that was taken up again measures
 * some steps anew. Both must ascend; what comes back is `old` itself where there is nothing new.
 */
export function mergePoints<P extends Points>(old: P, fresh: Points): P {
  if (fresh.steps.length === 0) return old;
  const last = old.steps.at(-1) ?? Number.NEGATIVE_INFINITY;
  if (fresh.steps[0]! > last)
    return { ...old, steps: [...old.steps, ...fresh.steps], values: [...old.values, ...fresh.values] };
  const steps: number[] = [];
  const values: (number | null)[] = [];
  let i = 0;
  let j = 0;
  while (i < old.steps.length || j < fresh.steps.length) {
    const a = old.steps[i] ?? Number.POSITIVE_INFINITY;
    const b = fresh.steps[j] ?? Number.POSITIVE_INFINITY;
    if (b <= a) {
      steps.push(b);
      values.push(fresh.values[j++]!);
      if (a === b) i++;
    } else {
      steps.push(a);
      values.push(old.values[i++]!);
    }
  }
  return { ...old, steps, values };
}
