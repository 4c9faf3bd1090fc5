import type { AngleWindow } from "../../charts/angle-window.ts";
import type { Bins } from "../../charts/histogram-bins.ts";
import { type PairAngles, placesInside } from "../../charts/pair-angles.ts";
import type { PairCloudQuery } from "./pair-cloud.graphql.ts";

/** The candidate pairs of a round, as columns of equal length. */
export interface Cloud {
  /** Numbers in the selection. */
  readonly indices: readonly number[];
  readonly deltaTs: Float64Array;
  readonly deltaIs: Float64Array;
  readonly angles: Float64Array;
  readonly kept: Uint8Array;
  /** Candidates in all, of which every `every`-th is here. */
  readonly total: number;
  readonly every: number;
}

/** The cloud in an answer; null where the round has no pairs (yet). */
export function cloudOf(answer: PairCloudQuery): Cloud | null {
  const cloud = answer.node && "pairCloud" in answer.node ? answer.node.pairCloud : null;
  if (!cloud) return null;
  const numbers = (column: unknown) => column as readonly number[];
  return {
    indices: numbers(cloud.indices),
    deltaTs: Float64Array.from(numbers(cloud.deltaTextSimilarities)),
    deltaIs: Float64Array.from(numbers(cloud.deltaImageSimilarities)),
    angles: Float64Array.from(numbers(cloud.angles)),
    kept: Uint8Array.from(numbers(cloud.kept)),
    total: cloud.total,
    every: cloud.every,
  };
}

/** Where the cloud ends along both axes: the greatest difference of either sign, raw cosine units. */
export function reachOf({ deltaTs, deltaIs }: Pick<Cloud, "deltaTs" | "deltaIs">): number {
  let reach = 0;
  for (const column of [deltaTs, deltaIs])
    for (const value of column) if (Math.abs(value) > reach) reach = Math.abs(value);
  return reach;
}

export interface WindowBins {
  readonly angle: Bins;
  readonly ts: Bins;
  readonly is: Bins;
}

const empty = (bins: number) => new Array<number>(bins).fill(0);

/**
 * Histograms of all candidates in either order (every pair twice, so that any window of the angles counts pairs), and of what
 * a window keeps of them. One pass over the pairs. `all` may be what was counted before for the same pairs.
 */
export function windowBins(
  index: PairAngles,
  { deltaTs, deltaIs }: Pick<Cloud, "deltaTs" | "deltaIs">,
  window: AngleWindow,
  reach: number,
  all: WindowBins | undefined,
): WindowBins {
  const bins = 48;
  const scale = reach > 0 ? bins / (2 * reach) : 0;
  const binOf = (value: number) => Math.min(bins - 1, Math.max(0, Math.floor((value + reach) * scale)));
  const count = (from: number, to: number) => {
    const found = { angle: empty(72), ts: empty(bins), is: empty(bins) };
    for (let place = from; place < to; place++) {
      const orientation = index.orientations[place]!;
      const sign = orientation & 1 ? -1 : 1;
      const pair = orientation >> 1;
      found.angle[Math.min(71, Math.floor((index.angles[place]! + 180) / 5))]! += 1;
      found.ts[binOf(sign * deltaTs[pair]!)]! += 1;
      found.is[binOf(sign * deltaIs[pair]!)]! += 1;
    }
    return found;
  };
  const every = all
    ? { angle: all.angle.counts, ts: all.ts.counts, is: all.is.counts }
    : count(0, index.angles.length);
  const kept = count(...placesInside(index, window));
  return {
    angle: { from: -180, to: 180, counts: every.angle, kept: kept.angle },
    ts: { from: -reach, to: reach, counts: every.ts, kept: kept.ts },
    is: { from: -reach, to: reach, counts: every.is, kept: kept.is },
  };
}
