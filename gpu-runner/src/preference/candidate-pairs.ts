import { AppError } from "@dreambooth-dpo/db/contract";

/** One generated image with its scores (paper Eq. 5, raw cosines). (concept, prompt, sample) is its identity. */
export interface ScoredSample {
  readonly concept: string;
  readonly prompt: string;
  readonly sample: number;
  readonly imageSimilarity: number;
  readonly textSimilarity: number;
}

/** Two images of one prompt, ordered: deltas are first minus second, `angle` is atan2(deltaIS, deltaTS) in degrees. */
export interface OrientedPair<S extends ScoredSample = ScoredSample> {
  readonly winner: S;
  readonly loser: S;
  readonly deltaTextSimilarity: number;
  readonly deltaImageSimilarity: number;
  readonly angle: number;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareSamples(a: ScoredSample, b: ScoredSample): number {
  return compareText(a.concept, b.concept) || compareText(a.prompt, b.prompt) || a.sample - b.sample;
}

/** The pair with winner before loser. */
export function orient<S extends ScoredSample>(winner: S, loser: S): OrientedPair<S> {
  const deltaTextSimilarity = winner.textSimilarity - loser.textSimilarity;
  const deltaImageSimilarity = winner.imageSimilarity - loser.imageSimilarity;
  const angle = (Math.atan2(deltaImageSimilarity, deltaTextSimilarity) * 180) / Math.PI;
  return { winner, loser, deltaTextSimilarity, deltaImageSimilarity, angle };
}

/** The same pair the other way round; its angle lies exactly 180 degrees away, in (-180, 180]. */
export function reverse<S extends ScoredSample>(pair: OrientedPair<S>): OrientedPair<S> {
  return {
    winner: pair.loser,
    loser: pair.winner,
    deltaTextSimilarity: -pair.deltaTextSimilarity,
    deltaImageSimilarity: -pair.deltaImageSimilarity,
    angle: pair.angle > 0 ? pair.angle - 180 : pair.angle + 180,
  };
}

/** Length of (deltaTS, deltaIS), in raw score units. */
export function deltaLength(pair: OrientedPair): number {
  return Math.hypot(pair.deltaTextSimilarity, pair.deltaImageSimilarity);
}

/**
 * Every unordered pair of images within a prompt, once, in a fixed order that does not depend on the order of `samples`;
 * the lower sample number stands as winner. N prompts of M images give N*M*(M-1)/2 pairs.
 * Throws AppError BAD_INPUT for a score that is not finite and for a sample that occurs twice.
 */
export function candidatePairs<S extends ScoredSample>(samples: readonly S[]): OrientedPair<S>[] {
  for (const s of samples)
    for (const field of ["imageSimilarity", "textSimilarity"] as const)
      if (!Number.isFinite(s[field]))
        throw AppError.badInput(`${field} of "${s.prompt}" sample ${s.sample}`, s[field], "a finite score");
  const sorted = [...samples].sort(compareSamples);
  const pairs: OrientedPair<S>[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i]!;
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j]!;
      if (a.concept !== b.concept || a.prompt !== b.prompt) break;
      if (a.sample === b.sample)
        throw AppError.badInput(`sample ${a.sample} of "${a.prompt}"`, "scored twice", "each image once");
      pairs.push(orient(a, b));
    }
  }
  return pairs;
}
