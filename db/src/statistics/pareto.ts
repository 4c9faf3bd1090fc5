import { AppError } from "../contract/index.ts";
import type { Estimate } from "./estimate.ts";
import { mean } from "./moments.ts";
import { uniformStream } from "./random.ts";

/** A point on the IS-TS plane; more is better on both axes. */
export interface PlanePoint {
  readonly textSimilarity: number;
  readonly imageSimilarity: number;
}

/** Whether a is at least as good as b on both axes and better on one. */
export function dominates(a: PlanePoint, b: PlanePoint): boolean {
  return (
    a.textSimilarity >= b.textSimilarity &&
    a.imageSimilarity >= b.imageSimilarity &&
    (a.textSimilarity > b.textSimilarity || a.imageSimilarity > b.imageSimilarity)
  );
}

/** Indices of the points that no other point dominates, by rising TS; of equal points all stay. */
export function paretoFrontier(points: readonly PlanePoint[]): number[] {
  return points
    .map((_, index) => index)
    .filter((i) => !points.some((other) => dominates(other, points[i]!)))
    .sort((a, b) => points[a]!.textSimilarity - points[b]!.textSimilarity || a - b);
}

/**
 * Probability that the mean of `a` dominates the mean of `b`, both measured on the same clusters in the same order:
 * the share of `samples` bootstrap draws of clusters in which it does. Throws AppError BAD_INPUT on unequal lengths or none.
 */
export function dominanceProbability(
  a: readonly PlanePoint[],
  b: readonly PlanePoint[],
  options: { readonly seed: number; readonly samples?: number },
): Estimate {
  if (a.length !== b.length || a.length === 0)
    throw AppError.badInput("paired clusters", [a.length, b.length], "as many of either, at least one");
  const { seed, samples = 10_000 } = options;
  const uniform = uniformStream(seed);
  const centre = (points: readonly PlanePoint[], drawn: readonly number[]): PlanePoint => ({
    textSimilarity: mean(drawn.map((i) => points[i]!.textSimilarity)),
    imageSimilarity: mean(drawn.map((i) => points[i]!.imageSimilarity)),
  });
  let count = 0;
  for (let s = 0; s < samples; s++) {
    const drawn = a.map(() => Math.floor(uniform() * a.length));
    if (dominates(centre(a, drawn), centre(b, drawn))) count++;
  }
  const method = `share of bootstrap draws over ${a.length} clusters, B=${samples}`;
  return { value: count / samples, lo: null, hi: null, n: a.length, method, seed };
}
