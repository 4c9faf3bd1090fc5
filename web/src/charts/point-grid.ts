/** Points sorted into square cells, so that the nearest to a place is found without looking at all. */
export interface PointGrid {
  /** Indices of the points within `radius` of (x, y), data units, the nearest first. */
  readonly near: (x: number, y: number, radiusX: number, radiusY: number) => number[];
}

/** Sorts points into about `count / 8` cells. Points that are not finite are left out. */
export function makePointGrid(xs: ArrayLike<number>, ys: ArrayLike<number>): PointGrid {
  const count = Math.min(xs.length, ys.length);
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const [x, y] = [xs[i]!, ys[i]!];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  const side = Math.max(1, Math.min(256, Math.round(Math.sqrt(count / 8))));
  const cellX = (x: number) =>
    Math.max(0, Math.min(side - 1, Math.floor(((x - x0) / (x1 - x0 || 1)) * side)));
  const cellY = (y: number) =>
    Math.max(0, Math.min(side - 1, Math.floor(((y - y0) / (y1 - y0 || 1)) * side)));
  // Counting sort: `starts[c]` to `starts[c + 1]` are the places of cell c in `members`.
  const starts = new Uint32Array(side * side + 1);
  const cellOf = (i: number) =>
    Number.isFinite(xs[i]!) && Number.isFinite(ys[i]!) ? cellY(ys[i]!) * side + cellX(xs[i]!) : -1;
  for (let i = 0; i < count; i++) {
    const cell = cellOf(i);
    if (cell >= 0) starts[cell + 1]! += 1;
  }
  for (let c = 0; c < side * side; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, side * side);
  const members = new Uint32Array(starts[side * side]!);
  for (let i = 0; i < count; i++) {
    const cell = cellOf(i);
    if (cell >= 0) members[next[cell]!++] = i;
  }
  const near = (x: number, y: number, radiusX: number, radiusY: number) => {
    if (members.length === 0) return [];
    const found: { index: number; distance: number }[] = [];
    for (let row = cellY(y - radiusY); row <= cellY(y + radiusY); row++)
      for (let column = cellX(x - radiusX); column <= cellX(x + radiusX); column++) {
        const cell = row * side + column;
        for (let k = starts[cell]!; k < starts[cell + 1]!; k++) {
          const index = members[k]!;
          const distance = Math.hypot((xs[index]! - x) / radiusX, (ys[index]! - y) / radiusY);
          if (distance <= 1) found.push({ index, distance });
        }
      }
    return found.sort((a, b) => a.distance - b.distance || a.index - b.index).map((f) => f.index);
  };
  return { near };
}
