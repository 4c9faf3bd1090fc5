import { describe, expect, it } from "vitest";
import { indexAngles } from "../../charts/pair-angles.ts";
import { cloudOf, reachOf, windowBins } from "./cloud.ts";

const pairs = {
  deltaTs: Float64Array.of(0.1, -0.2, 0),
  deltaIs: Float64Array.of(0.1, 0, -0.05),
};
const sum = (counts: readonly number[] = []) => counts.reduce((a, b) => a + b, 0);

describe("windowBins", () => {
  const index = indexAngles(pairs);
  const window = { c1: -20, c2: 70 };
  const bins = windowBins(index, pairs, window, 0.2, undefined);
  it("counts every pair in both orders", () => {
    expect(sum(bins.angle.counts)).toBe(6);
    expect(sum(bins.ts.counts)).toBe(6);
  });
  it("counts what the window keeps in the order in which it keeps it", () => {
    // The first pair as it is (45 degrees), the second the other way round (0 degrees), the third in neither (-90 and 90).
    expect(sum(bins.angle.kept)).toBe(2);
    expect(bins.angle.kept?.[(45 + 180) / 5]).toBe(1);
    expect(bins.angle.kept?.[(0 + 180) / 5]).toBe(1);
    expect(bins.ts.kept?.at(-1)).toBe(1);
  });
  it("takes over what was counted before", () =>
    expect(windowBins(index, pairs, { c1: 0, c2: 90 }, 0.2, bins).ts.counts).toBe(bins.ts.counts));
});

it("reaches as far as the greatest difference", () => expect(reachOf(pairs)).toBe(0.2));

describe("cloudOf", () => {
  it("is null while there are no pairs", () => {
    expect(cloudOf({ node: null })).toBeNull();
    expect(cloudOf({ node: { pairCloud: null } })).toBeNull();
  });
  it("takes the columns over", () =>
    expect(
      cloudOf({
        node: {
          pairCloud: {
            total: 4,
            every: 2,
            indices: [0, 2],
            deltaTextSimilarities: [0.1, 0.2],
            deltaImageSimilarities: [0.3, 0.4],
            angles: [10, 20],
            kept: [1, 0],
          },
        },
      }),
    ).toMatchObject({ total: 4, every: 2, indices: [0, 2], kept: Uint8Array.of(1, 0) }));
});
