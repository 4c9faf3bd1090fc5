/**
 * Growth per sample of equidistant samples: the median of the slopes between all pairs (Theil 1950, Sen 1968), which
 * single jumps do not move.
 */
export function medianSlope(samples: readonly number[]): number {
  const slopes = samples.flatMap((a, i) => samples.slice(i + 1).map((b, k) => (b - a) / (k + 1)));
  return slopes.sort((a, b) => a - b)[slopes.length >> 1]!;
}
