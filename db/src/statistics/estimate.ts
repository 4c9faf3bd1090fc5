/** A number with its uncertainty and how it came about. `lo` and `hi` are null where no interval is defined (one cluster, say). */
export interface Estimate {
  readonly value: number;
  readonly lo: number | null;
  readonly hi: number | null;
  /** Independent units behind the value: clusters, votes, pairs. */
  readonly n: number;
  readonly method: string;
  /** Seed of a resampling method; null where nothing is drawn. */
  readonly seed: number | null;
}
