import { type AngleWindow, angleOf, reversedAngle } from "./angle-window.ts";
import { orderByValue } from "./order-by-value.ts";

/** Differences of candidate pairs, winner minus loser, raw cosine units; arrays of equal length. */
export interface PairDeltas {
  readonly deltaTs: ArrayLike<number>;
  readonly deltaIs: ArrayLike<number>;
  /** Degrees; computed from the differences where left out. */
  readonly angles?: ArrayLike<number>;
}

/** Both orientations of every pair by rising angle, made once, so that a window is answered by two binary searches. */
export interface PairAngles {
  readonly candidates: number;
  readonly nearDuplicates: number;
  /** Rising angles of all orientations of pairs that are no near-duplicates. */
  readonly angles: Float64Array;
  /** Pair of each, doubled, plus 1 where it is the reversed orientation. */
  readonly orientations: Uint32Array;
  /** Sums of deltaTs, deltaIs and length over the orientations before each place; one longer than `angles`. */
  readonly sumTs: Float64Array;
  readonly sumIs: Float64Array;
  readonly sumLength: Float64Array;
}

/** What a window keeps. Means in raw cosine units over the kept pairs, winner minus loser; 0 where none is kept. */
export interface WindowStatistics {
  readonly candidates: number;
  readonly kept: number;
  /** kept / candidates. */
  readonly keptFraction: number;
  readonly meanDeltaTs: number;
  readonly meanDeltaIs: number;
  readonly meanLength: number;
}

/**
 * Prepares candidate pairs for questions about windows. Pairs whose difference is shorter than `minimumDelta` are
 * near-duplicates and qualify for none; differences that are not finite count as such. 45,000 pairs take some 30 ms.
 */
export function indexAngles(pairs: PairDeltas, minimumDelta = 1e-4): PairAngles {
  const { deltaTs, deltaIs } = pairs;
  const candidates = Math.min(deltaTs.length, deltaIs.length);
  const angleOfPair = (i: number) => pairs.angles?.[i] ?? angleOf(deltaTs[i]!, deltaIs[i]!);
  const distinct: number[] = [];
  for (let i = 0; i < candidates; i++)
    if (Math.hypot(deltaTs[i]!, deltaIs[i]!) >= minimumDelta) distinct.push(i);
  const count = 2 * distinct.length;
  const unsorted = new Float64Array(count);
  distinct.forEach((pair, k) => {
    const angle = angleOfPair(pair);
    unsorted[2 * k] = angle;
    unsorted[2 * k + 1] = reversedAngle(angle);
  });
  const order = orderByValue(unsorted, -180, 180);
  const angles = new Float64Array(count);
  const orientations = new Uint32Array(count);
  const sumTs = new Float64Array(count + 1);
  const sumIs = new Float64Array(count + 1);
  const sumLength = new Float64Array(count + 1);
  order.forEach((from, to) => {
    const pair = distinct[from >> 1]!;
    const sign = from & 1 ? -1 : 1;
    angles[to] = unsorted[from]!;
    orientations[to] = 2 * pair + (from & 1);
    sumTs[to + 1] = sumTs[to]! + sign * deltaTs[pair]!;
    sumIs[to + 1] = sumIs[to]! + sign * deltaIs[pair]!;
    sumLength[to + 1] = sumLength[to]! + Math.hypot(deltaTs[pair]!, deltaIs[pair]!);
  });
  return {
    candidates,
    nearDuplicates: candidates - distinct.length,
    angles,
    orientations,
    sumTs,
    sumIs,
    sumLength,
  };
}

/** First place whose angle is above (`above`) or not below `angle`. */
function place(angles: Float64Array, angle: number, above: boolean): number {
  let low = 0;
  let high = angles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (angles[middle]! < angle || (above && angles[middle]! === angle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places [from, to) of the orientations strictly inside a window. */
export function placesInside(index: PairAngles, window: AngleWindow): readonly [from: number, to: number] {
  const from = place(index.angles, window.c1, true);
  return [from, Math.max(from, place(index.angles, window.c2, false))];
}

/** What a window keeps, before any cap on pairs: fast enough for every frame of a drag. O(log n). */
export function windowStatistics(index: PairAngles, window: AngleWindow): WindowStatistics {
  const [from, to] = placesInside(index, window);
  const kept = to - from;
  const mean = (sums: Float64Array) => (kept === 0 ? 0 : (sums[to]! - sums[from]!) / kept);
  return {
    candidates: index.candidates,
    kept,
    keptFraction: index.candidates === 0 ? 0 : kept / index.candidates,
    meanDeltaTs: mean(index.sumTs),
    meanDeltaIs: mean(index.sumIs),
    meanLength: mean(index.sumLength),
  };
}

/** A pair as a window would take it: its number, and whether winner and loser change places. */
export interface OrientedIndex {
  readonly pair: number;
  readonly reversed: boolean;
}

/** The pairs a window keeps, by rising angle. */
export function pairsInside(index: PairAngles, window: AngleWindow): OrientedIndex[] {
  const [from, to] = placesInside(index, window);
  return Array.from(index.orientations.subarray(from, to), (o) => ({
    pair: o >> 1,
    reversed: (o & 1) === 1,
  }));
}

/** Up to `most` places in [from, to), evenly spread. */
function spread(index: PairAngles, from: number, to: number, most: number): OrientedIndex[] {
  const count = Math.max(0, to - from);
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, k) => {
    const orientation = index.orientations[from + Math.floor(((k + 0.5) * count) / taken)]!;
    return { pair: orientation >> 1, reversed: (orientation & 1) === 1 };
  });
}

/** What changes between two windows: how many orientations enter and leave, with examples of either. */
export interface WindowChange {
  readonly entering: number;
  readonly leaving: number;
  readonly enteringExamples: readonly OrientedIndex[];
  readonly leavingExamples: readonly OrientedIndex[];
}

/**
 * Compares two windows. An example is a pair in the orientation that enters or leaves; a pair whose winner changes does both.
 * Examples, at most `most` of each, are spread evenly over the angles that enter or leave. O(log n + most).
 */
export function compareWindows(
  index: PairAngles,
  before: AngleWindow,
  after: AngleWindow,
  most = 12,
): WindowChange {
  const [b0, b1] = placesInside(index, before);
  const [a0, a1] = placesInside(index, after);
  // What is in one window and not the other lies on either side of it.
  const outside = (from: number, to: number, low: number, high: number) =>
    [
      [from, Math.min(to, Math.max(from, low))],
      [Math.max(from, Math.min(to, Math.max(high, from))), to],
    ] as const;
  const sum = (parts: readonly (readonly [number, number])[]) =>
    parts.reduce((n, [f, t]) => n + Math.max(0, t - f), 0);
  const examples = (parts: readonly (readonly [number, number])[]) => {
    const all = sum(parts);
    return parts.flatMap(([f, t]) =>
      spread(index, f, t, all === 0 ? 0 : Math.round((most * Math.max(0, t - f)) / all)),
    );
  };
  const gained = outside(a0, a1, b0, b1);
  const lost = outside(b0, b1, a0, a1);
  return {
    entering: sum(gained),
    leaving: sum(lost),
    enteringExamples: examples(gained),
    leavingExamples: examples(lost),
  };
}
