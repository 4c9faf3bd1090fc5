import type { Selection } from "@dreambooth-dpo/db/contract";
import { type RandomKey, randomStream } from "../tensor/index.ts";
import {
  candidatePairs,
  deltaLength,
  type OrientedPair,
  reverse,
  type ScoredSample,
} from "./candidate-pairs.ts";
import { emptySelection } from "./explain-empty-selection.ts";
import { orientIntoWindow, weightedGap } from "./qualify-pair.ts";
import { type SelectionStatistics, summarizeSelection } from "./summarize-selection.ts";

function selectWeighted<S extends ScoredSample>(
  pairs: readonly OrientedPair<S>[],
  candidates: number,
  selection: Extract<Selection, { kind: "weighted" }>,
): OrientedPair<S>[] {
  const { lambda, threshold, keptFraction } = selection;
  const oriented = pairs
    .map((p) => (weightedGap(p, lambda) < 0 ? reverse(p) : p))
    .filter((p) => weightedGap(p, lambda) > (threshold ?? 0));
  if (keptFraction === undefined) return oriented;
  const count = Math.max(1, Math.round(keptFraction * candidates));
  const ranked = oriented.map((pair, index) => ({ index, gap: weightedGap(pair, lambda) }));
  ranked.sort((a, b) => b.gap - a.gap || a.index - b.index);
  const kept = new Set(ranked.slice(0, count).map((r) => r.index));
  return oriented.filter((_, index) => kept.has(index));
}

/** Which pairs a selection keeps, without the error for none: for previews and what-if questions. */
export function applySelection<S extends ScoredSample>(
  candidates: readonly OrientedPair<S>[],
  selection: Selection,
  key: RandomKey,
): { pairs: OrientedPair<S>[]; nearDuplicates: number; eligible: number } {
  const distinct = candidates.filter((p) => deltaLength(p) >= selection.minimumDelta);
  const eligible =
    selection.kind === "window"
      ? distinct.map((p) => orientIntoWindow(p, selection.window)).filter((p) => p !== undefined)
      : selectWeighted(distinct, candidates.length, selection);
  const nearDuplicates = candidates.length - distinct.length;
  const most = selection.maximumPairs;
  if (most === undefined || eligible.length <= most)
    return { pairs: eligible, nearDuplicates, eligible: eligible.length };
  const drawn = new Set(
    randomStream({ ...key, purpose: "pair-cap" })
      .shuffle(eligible.map((_, i) => i))
      .slice(0, most),
  );
  return { pairs: eligible.filter((_, i) => drawn.has(i)), nearDuplicates, eligible: eligible.length };
}

/** Preference pairs with what was selected out of what. */
export interface PairSelection<S extends ScoredSample = ScoredSample> {
  readonly pairs: OrientedPair<S>[];
  readonly statistics: SelectionStatistics;
}

/**
 * Chooses preference pairs among the images of each prompt (paper sections 4.2 and 4.4): near-duplicates out, then the
 * angle window (strict bounds, degrees, raw units) or the weighted score, then the optional seeded cap.
 * The result depends on the set of samples, not on their order; `key` is used by the cap alone.
 * Throws AppError EMPTY_SELECTION, saying how many candidates there were and what would keep some; BAD_INPUT for bad scores.
 */
export function selectPairs<S extends ScoredSample>(
  samples: readonly S[],
  selection: Selection,
  key: RandomKey,
): PairSelection<S> {
  const candidates = candidatePairs(samples);
  const { pairs, nearDuplicates, eligible } = applySelection(candidates, selection, key);
  if (pairs.length === 0) throw emptySelection(samples.length, candidates, nearDuplicates, selection);
  return { pairs, statistics: summarizeSelection(samples, candidates, pairs, nearDuplicates, eligible) };
}
