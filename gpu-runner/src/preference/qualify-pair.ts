import type { AngleWindow } from "@dreambooth-dpo/db/contract";
import { type OrientedPair, reverse, type ScoredSample } from "./candidate-pairs.ts";

/** The orientation of a pair whose angle lies strictly inside the window, if any (at most one does: windows are at most 180 degrees). */
export function orientIntoWindow<S extends ScoredSample>(
  pair: OrientedPair<S>,
  window: AngleWindow,
): OrientedPair<S> | undefined {
  const inside = (p: OrientedPair<S>) => window.c1 < p.angle && p.angle < window.c2;
  if (inside(pair)) return pair;
  const other = reverse(pair);
  return inside(other) ? other : undefined;
}

/** Weighted score gap lambda*deltaTS + (1-lambda)*deltaIS of a pair as oriented (paper Eq. 6). */
export function weightedGap(pair: OrientedPair, lambda: number): number {
  return lambda * pair.deltaTextSimilarity + (1 - lambda) * pair.deltaImageSimilarity;
}
