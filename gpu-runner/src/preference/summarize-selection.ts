import { deltaLength, type OrientedPair, reverse, type ScoredSample } from "./candidate-pairs.ts";

/** Counts of equal-width bins over [from, to]; the last bin includes `to`. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** What a selection did, stored with the pairs. Scores and deltas in raw cosine units, angles in degrees. */
export interface SelectionStatistics {
  readonly images: number;
  readonly prompts: number;
  readonly candidates: number;
  readonly nearDuplicates: number;
  /** Pairs that qualified, before the cap. */
  readonly eligible: number;
  readonly kept: number;
  /** kept / candidates. */
  readonly keptFraction: number;
  /** Prompts with at least one kept pair. */
  readonly promptsKept: number;
  readonly meanDeltaTextSimilarity: number;
  readonly meanDeltaImageSimilarity: number;
  readonly meanDeltaLength: number;
  /** Both orientations of every candidate, so any window of the histogram counts pairs. */
  readonly candidateAngles: Histogram;
  readonly keptAngles: Histogram;
  readonly textSimilarity: Histogram;
  readonly imageSimilarity: Histogram;
  readonly winnerTextSimilarity: Histogram;
  readonly winnerImageSimilarity: Histogram;
  readonly loserTextSimilarity: Histogram;
  readonly loserImageSimilarity: Histogram;
}

/** Counts values into `bins` equal bins over [from, to]; values outside are left out. A zero-width range fills the first bin. */
export function histogram(values: Iterable<number>, from: number, to: number, bins: number): Histogram {
  const counts = new Array<number>(bins).fill(0);
  const scale = to > from ? bins / (to - from) : 0;
  for (const v of values) {
    if (v < from || v > to) continue;
    const bin = Math.min(bins - 1, Math.floor((v - from) * scale));
    counts[bin] = counts[bin]! + 1;
  }
  return { from, to, counts };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length;

const promptOf = (s: ScoredSample): string => JSON.stringify([s.concept, s.prompt]);

/** Statistics of kept pairs among their candidates: 72 angle bins of 5 degrees, 40 score bins over the range of all images. */
export function summarizeSelection(
  samples: readonly ScoredSample[],
  candidates: readonly OrientedPair[],
  pairs: readonly OrientedPair[],
  nearDuplicates: number,
  eligible: number,
): SelectionStatistics {
  const angles = (of: readonly OrientedPair[]) =>
    histogram(
      of.map((p) => p.angle),
      -180,
      180,
      72,
    );
  const range = (score: (s: ScoredSample) => number) => {
    const values = samples.map(score);
    const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return (of: readonly ScoredSample[]) => histogram(of.map(score), low, high, 40);
  };
  const text = range((s) => s.textSimilarity);
  const image = range((s) => s.imageSimilarity);
  const winners = pairs.map((p) => p.winner);
  const losers = pairs.map((p) => p.loser);
  return {
    images: samples.length,
    prompts: new Set(samples.map(promptOf)).size,
    candidates: candidates.length,
    nearDuplicates,
    eligible,
    kept: pairs.length,
    keptFraction: candidates.length === 0 ? 0 : pairs.length / candidates.length,
    promptsKept: new Set(winners.map(promptOf)).size,
    meanDeltaTextSimilarity: mean(pairs.map((p) => p.deltaTextSimilarity)),
    meanDeltaImageSimilarity: mean(pairs.map((p) => p.deltaImageSimilarity)),
    meanDeltaLength: mean(pairs.map(deltaLength)),
    candidateAngles: angles([...candidates, ...candidates.map(reverse)]),
    keptAngles: angles(pairs),
    textSimilarity: text(samples),
    imageSimilarity: image(samples),
    winnerTextSimilarity: text(winners),
    winnerImageSimilarity: image(winners),
    loserTextSimilarity: text(losers),
    loserImageSimilarity: image(losers),
  };
}
