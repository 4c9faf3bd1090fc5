/** How long things may take, milliseconds. */
export interface Timing {
  /** An operation over HTTP. */
  readonly operation: number;
  /** An SQL statement. */
  readonly statement: number;
  /** Between signs of life of a subscription; a client that gives none is cut off. */
  readonly heartbeat: number;
  /** From the time that /ready says no until connections are refused, for whoever sends them elsewhere. */
  readonly notice: number;
  /** At the end: requests under way. */
  readonly drain: number;
}

export const usualTiming: Timing = {
  operation: 30_000,
  statement: 5000,
  heartbeat: 12_000,
  notice: 500,
  drain: 10_000,
};
