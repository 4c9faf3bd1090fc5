import { AppError } from "../contract/index.ts";
import { type ClusterDraws, drawClusters, drawnMeans } from "./draws.ts";
import type { Estimate } from "./estimate.ts";
import { mean } from "./moments.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { quantileInPlace } from "./quantile.ts";
import { uniformStream } from "./random.ts";

export interface BootstrapOptions {
  readonly seed: number;
  /** Resamples; 10,000 by default (a hundred are unstable). */
  readonly samples?: number;
  /** Coverage, 0.95 by default. */
  readonly level?: number;
  readonly interval?: "percentile" | "bca";
}

/** Options of a bootstrap of means. */
export interface MeanBootstrapOptions extends BootstrapOptions {
  /** Draws made before with the same seed and samples, of as many clusters; they are made anew by default. */
  readonly draws?: ClusterDraws;
}

/** The statistic on `samples` draws of clusters with replacement, in drawing order. */
export function resample<T>(
  clusters: readonly T[],
  statistic: (drawn: readonly T[]) => number,
  samples: number,
  seed: number,
): Float64Array {
  const uniform = uniformStream(seed);
  const drawn = [...clusters];
  return Float64Array.from({ length: samples }, () => {
    for (let i = 0; i < drawn.length; i++) drawn[i] = clusters[Math.floor(uniform() * clusters.length)]!;
    return statistic(drawn);
  });
}

/** Tail probabilities of the BCa interval (Efron 1987): bias from the draws, acceleration from the jackknife over clusters. */
function correctedTails<T>(
  clusters: readonly T[],
  statistic: (drawn: readonly T[]) => number,
  value: number,
  draws: Float64Array,
  tail: number,
): [number, number] {
  const below = draws.reduce((count, d) => count + (d < value ? 1 : d === value ? 0.5 : 0), 0) / draws.length;
  const left = clusters.map((_, i) => statistic(clusters.filter((_, j) => j !== i)));
  const centre = mean(left);
  const squares = left.reduce((sum, v) => sum + (centre - v) ** 2, 0);
  const cubes = left.reduce((sum, v) => sum + (centre - v) ** 3, 0);
  if (squares === 0 || below === 0 || below === 1) return [tail, 1 - tail];
  const bias = normalQuantile(below);
  const acceleration = cubes / (6 * squares ** 1.5);
  const correct = (p: number) => {
    const z = bias + normalQuantile(p);
    return normalCdf(bias + z / (1 - acceleration * z));
  };
  return [correct(tail), correct(1 - tail)];
}

/** The estimate of a statistic, given what it is in every draw; null interval with one cluster. */
function estimateFrom<T>(
  clusters: readonly T[],
  statistic: (drawn: readonly T[]) => number,
  drawn: (samples: number) => Float64Array,
  { seed, samples = 10_000, level = 0.95, interval = "percentile" }: BootstrapOptions,
): Estimate {
  if (clusters.length === 0) throw AppError.badInput("clusters", 0, "at least one cluster to draw from");
  const value = statistic(clusters);
  const n = clusters.length;
  const method = `${interval === "bca" ? "BCa" : "percentile"} bootstrap over ${n} clusters, B=${samples}, ${100 * level}%`;
  if (n === 1) return { value, lo: null, hi: null, n, method, seed };
  const draws = drawn(samples);
  const tail = (1 - level) / 2;
  const [lower, upper] =
    interval === "bca" ? correctedTails(clusters, statistic, value, draws, tail) : [tail, 1 - tail];
  const lo = quantileInPlace(draws, lower!);
  return { value, lo, hi: quantileInPlace(draws, upper!), n, method, seed };
}

/**
 * A statistic with its bootstrap interval over clusters: clusters are drawn whole, with replacement.
 * With one cluster the interval is null. Throws AppError BAD_INPUT without clusters.
 */
export function bootstrap<T>(
  clusters: readonly T[],
  statistic: (drawn: readonly T[]) => number,
  options: BootstrapOptions,
): Estimate {
  return estimateFrom(
    clusters,
    statistic,
    (samples) => resample(clusters, statistic, samples, options.seed),
    options,
  );
}

/** Mean of cluster means with its bootstrap interval. */
export function bootstrapMean(clusterMeans: readonly number[], options: MeanBootstrapOptions): Estimate {
  const { seed, draws } = options;
  const means = (samples: number) =>
    drawnMeans(clusterMeans, draws ?? drawClusters(clusterMeans.length, { seed, samples }));
  return estimateFrom(clusterMeans, mean, means, options);
}

/**
 * Mean difference treatment - control of paired clusters (the same concept or prompt under both), drawn as pairs.
 * Throws AppError BAD_INPUT on unequal lengths.
 */
export function pairedBootstrap(
  treatment: readonly number[],
  control: readonly number[],
  options: MeanBootstrapOptions,
): Estimate {
  if (treatment.length !== control.length)
    throw AppError.badInput("paired values", [treatment.length, control.length], "as many of either");
  const estimate = bootstrapMean(
    treatment.map((t, i) => t - control[i]!),
    options,
  );
  return { ...estimate, method: `paired ${estimate.method}` };
}
