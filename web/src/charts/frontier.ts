export interface Position {
  readonly x: number;
  readonly y: number;
}

/**
 * Indices of the points that no other dominates (at least as good on both axes, better on one; more is better), by rising x;
 * of equal points all stay. Points that are not finite are left out. O(n log n).
 */
export function paretoFrontier(points: readonly Position[]): number[] {
  const order = points
    .map((_, index) => index)
    .filter((i) => Number.isFinite(points[i]!.x) && Number.isFinite(points[i]!.y))
    .sort((a, b) => points[b]!.x - points[a]!.x || points[b]!.y - points[a]!.y || b - a);
  const frontier: number[] = [];
  let best: Position | undefined;
  for (const i of order) {
    const point = points[i]!;
    if (best && !(point.y > best.y || (point.y === best.y && point.x === best.x))) continue;
    frontier.push(i);
    best = point;
  }
  return frontier.reverse();
}

/**
 * The border of what frontier points dominate, by rising x: a staircase from (left, first y) through the points down to
 * (last x, bottom). `points` as `paretoFrontier` orders them.
 */
export function staircase(points: readonly Position[], left: number, bottom: number): Position[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return [];
  const path: Position[] = [{ x: left, y: first.y }, first];
  for (const [i, point] of points.slice(1).entries()) path.push({ x: points[i]!.x, y: point.y }, point);
  path.push({ x: last.x, y: bottom });
  return path;
}
