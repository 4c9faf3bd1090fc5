import type { AngleWindow } from "../../charts/angle-window.ts";
import {
  compareWindows,
  type OrientedIndex,
  type PairAngles,
  pairsInside,
  type WindowChange,
} from "../../charts/pair-angles.ts";

/**
 * What a window changes against what a run kept. Where the run chose by a window, that window is compared, in either order of
 * each pair; where it chose by weights, the pairs themselves. Examples, at most `most` of each, are spread over what changes.
 */
export function changeAgainst(
  index: PairAngles,
  own: AngleWindow | undefined,
  kept: ArrayLike<number>,
  window: AngleWindow,
  most: number,
): WindowChange {
  if (own) return compareWindows(index, own, window, most);
  const inside = pairsInside(index, window);
  const now = new Set(inside.map(({ pair }) => pair));
  const entering = inside.filter(({ pair }) => !kept[pair]);
  const leaving: OrientedIndex[] = [];
  for (let pair = 0; pair < kept.length; pair++)
    if (kept[pair] && !now.has(pair)) leaving.push({ pair, reversed: false });
  return {
    entering: entering.length,
    leaving: leaving.length,
    enteringExamples: spread(entering, most),
    leavingExamples: spread(leaving, most),
  };
}

function spread<Item>(items: readonly Item[], most: number): Item[] {
  const taken = Math.min(items.length, most);
  return Array.from({ length: taken }, (_, k) => items[Math.floor(((k + 0.5) * items.length) / taken)]!);
}
