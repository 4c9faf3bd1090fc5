/** A series by step. */
export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** Both ends of a series, and the first least and the first greatest value of each of equally wide ranges of steps. */
export function thinPoints({ steps, values }: Points, ranges: number): Points {
  const last = steps.length - 1;
  const width = steps[last]! - steps[0]! + 1;
  const kept = new Set([0]);
  for (let at = 0; at <= last; ) {
    const range = Math.floor(((steps[at]! - steps[0]!) * ranges) / width);
    let [least, greatest] = [at, at];
    for (; at <= last && Math.floor(((steps[at]! - steps[0]!) * ranges) / width) === range; at++) {
      if (values[at]! < values[least]!) least = at;
      if (values[at]! > values[greatest]!) greatest = at;
    }
    kept.add(Math.min(least, greatest)).add(Math.max(least, greatest));
  }
  kept.add(last);
  const places = [...kept];
  return { steps: places.map((i) => steps[i]!), values: places.map((i) => values[i]!) };
}
