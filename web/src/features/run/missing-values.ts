/** Steps at which a series has no number: NaN or infinite, as a training that diverged has. */
export interface MissingValues {
  readonly count: number;
  readonly first: number;
}

/** How many values of a series are no numbers, and from which step on; undefined where all are. */
export function missingValues(points: {
  readonly steps: readonly number[];
  readonly values: readonly (number | null)[];
}): MissingValues | undefined {
  let count = 0;
  let first: number | undefined;
  points.values.forEach((value, i) => {
    if (value !== null && Number.isFinite(value)) return;
    count++;
    first ??= points.steps[i];
  });
  return first === undefined ? undefined : { count, first };
}
