import type { AngleWindow } from "./angle-window.ts";
import { type OrientedIndex, type PairAngles, type PairDeltas, placesInside } from "./pair-angles.ts";

/**
 * Every candidate pair as two points, one for each way round: what lies in the cone of a window is what the window keeps.
 * Points are ordered so that the kept ones are neighbours.
 */
export interface PairCloud {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** Pair of each point, doubled, plus 1 where it is the reversed orientation. */
  readonly orientations: Uint32Array;
  /** Points in the densest part, for each square unit of cosine. */
  readonly peakDensity: number;
}

const oriented = (orientation: number): OrientedIndex => ({
  pair: orientation >> 1,
  reversed: (orientation & 1) === 1,
});

/** Points in the densest of 48 x 48 cells over the range of all, divided by its area. */
function peakDensity(xs: Float32Array, ys: Float32Array): number {
  const cells = 48;
  let [mostX, mostY] = [0, 0];
  for (let i = 0; i < xs.length; i++) {
    if (Math.abs(xs[i]!) > mostX) mostX = Math.abs(xs[i]!);
    if (Math.abs(ys[i]!) > mostY) mostY = Math.abs(ys[i]!);
  }
  if (mostX === 0 || mostY === 0) return 0;
  const counts = new Uint32Array(cells * cells);
  const cell = (value: number, most: number) =>
    Math.min(cells - 1, Math.floor(((value + most) / (2 * most)) * cells));
  for (let i = 0; i < xs.length; i++) {
    const at = cell(ys[i]!, mostY) * cells + cell(xs[i]!, mostX);
    if (at >= 0) counts[at]! += 1;
  }
  let most = 0;
  for (const count of counts) if (count > most) most = count;
  return (most * cells * cells) / (4 * mostX * mostY);
}

function cloudOf({ deltaTs, deltaIs }: PairDeltas, orientations: Uint32Array): PairCloud {
  const xs = new Float32Array(orientations.length);
  const ys = new Float32Array(orientations.length);
  orientations.forEach((orientation, i) => {
    const sign = orientation & 1 ? -1 : 1;
    xs[i] = sign * deltaTs[orientation >> 1]!;
    ys[i] = sign * deltaIs[orientation >> 1]!;
  });
  return { xs, ys, orientations, peakDensity: peakDensity(xs, ys) };
}

/** The cloud by rising angle, near-duplicates (which have none) last: any window keeps neighbours. */
export function cloudByAngle(pairs: PairDeltas, index: PairAngles): PairCloud {
  const isDistinct = new Uint8Array(index.candidates);
  for (const orientation of index.orientations) isDistinct[orientation >> 1] = 1;
  const orientations = new Uint32Array(2 * index.candidates);
  orientations.set(index.orientations);
  let at = index.orientations.length;
  for (let pair = 0; pair < index.candidates; pair++)
    if (!isDistinct[pair]) {
      orientations[at++] = 2 * pair;
      orientations[at++] = 2 * pair + 1;
    }
  return cloudOf(pairs, orientations);
}

/** The cloud with the pairs that were kept, as they were kept, first; how many there are is the second result. */
export function cloudByFlags(
  pairs: PairDeltas,
  kept: ArrayLike<number | boolean>,
): readonly [PairCloud, number] {
  const count = Math.min(pairs.deltaTs.length, pairs.deltaIs.length);
  const first: number[] = [];
  const rest: number[] = [];
  for (let pair = 0; pair < count; pair++) {
    (kept[pair] ? first : rest).push(2 * pair);
    rest.push(2 * pair + 1);
  }
  return [cloudOf(pairs, Uint32Array.from([...first, ...rest])), first.length];
}

/** The points that a window keeps: [from, to). */
export const keptRange = (index: PairAngles, window: AngleWindow): readonly [number, number] =>
  placesInside(index, window);

/** Which pair a point is, and which way round. */
export const pairOfPoint = (cloud: PairCloud, point: number): OrientedIndex =>
  oriented(cloud.orientations[point]!);

/** The difference of a pair, reversed where it is kept the other way round by `window`. */
export function placeOfPair(
  pairs: PairDeltas,
  pair: number,
  isKept: (point: { x: number; y: number }) => boolean,
): { x: number; y: number } {
  const stored = { x: pairs.deltaTs[pair]!, y: pairs.deltaIs[pair]! };
  const reversed = { x: -stored.x, y: -stored.y };
  return !isKept(stored) && isKept(reversed) ? reversed : stored;
}
