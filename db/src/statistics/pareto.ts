import { AppError } from "../contract/index.ts";
import { type ClusterDraws, drawClusters, drawnMeans } from "./draws.ts";
import type { Estimate } from "./estimate.ts";

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

/** The mean of points of the plane in every draw of their clusters. */
export interface DrawnPlane {
  readonly clusters: number;
  readonly textSimilarity: Float64Array;
  readonly imageSimilarity: Float64Array;
}

/** Means of points, one for each cluster, in every draw: made once for a baseline that many are compared with. */
export function drawnPlane(points: readonly PlanePoint[], draws: ClusterDraws): DrawnPlane {
  const means = (axis: keyof PlanePoint) =>
    drawnMeans(
      points.map((point) => point[axis]),
      draws,
    );
  return {
    clusters: points.length,
    textSimilarity: means("textSimilarity"),
    imageSimilarity: means("imageSimilarity"),
  };
}

/** Share of the draws in which the mean of `a` dominates that of `b`, both drawn alike. */
export function drawnDominance(a: DrawnPlane, b: DrawnPlane, { samples, seed }: ClusterDraws): Estimate {
  let count = 0;
  for (let s = 0; s < samples; s++) {
    const text = a.textSimilarity[s]! - b.textSimilarity[s]!;
    const image = a.imageSimilarity[s]! - b.imageSimilarity[s]!;
    if (text >= 0 && image >= 0 && (text > 0 || image > 0)) count++;
  }
  const method = `share of bootstrap draws over ${a.clusters} clusters, B=${samples}`;
  return { value: count / samples, lo: null, hi: null, n: a.clusters, method, seed };
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
  const draws = drawClusters(a.length, options);
  return drawnDominance(drawnPlane(a, draws), drawnPlane(b, draws), draws);
}
