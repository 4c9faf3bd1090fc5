import { uniformStream } from "./random.ts";

/** Draws of clusters with replacement, as many in each as there are clusters. Made once, they serve any figure over them. */
export interface ClusterDraws {
  readonly clusters: number;
  readonly samples: number;
  readonly seed: number;
  /** Which clusters were drawn: samples x clusters. */
  readonly drawn: Uint32Array;
}

/** Draws clusters with replacement, `samples` times as many as there are. */
export function drawClusters(
  clusters: number,
  { seed, samples = 10_000 }: { readonly seed: number; readonly samples?: number },
): ClusterDraws {
  const uniform = uniformStream(seed);
  const drawn = new Uint32Array(clusters * samples);
  for (let i = 0; i < drawn.length; i++) drawn[i] = Math.floor(uniform() * clusters);
  return { clusters, samples, seed, drawn };
}

/** Mean of the clusters' values in every draw, in drawing order. */
export function drawnMeans(
  values: ArrayLike<number>,
  { clusters, samples, drawn }: ClusterDraws,
): Float64Array {
  const of = Float64Array.from(values);
  const means = new Float64Array(samples);
  for (let sample = 0, at = 0; sample < samples; sample++) {
    let sum = 0;
    for (let i = 0; i < clusters; i++) sum += of[drawn[at++]!]!;
    means[sample] = sum / clusters;
  }
  return means;
}
