import { expect, test } from "vitest";
import { indexAngles } from "./pair-angles.ts";
import { cloudByAngle, cloudByFlags, keptRange, pairOfPoint, placeOfPair } from "./pair-cloud.ts";

const pairs = { deltaTs: [0.1, -0.1, 0, 1e-6], deltaIs: [0.05, -0.1, 0.1, 0] };

test("every pair is there both ways round, and a window keeps neighbours", () => {
  const index = indexAngles(pairs);
  const cloud = cloudByAngle(pairs, index);
  expect(cloud.xs).toHaveLength(8);
  const [from, to] = keptRange(index, { c1: 0, c2: 90 });
  const kept = Array.from({ length: to - from }, (_, k) => pairOfPoint(cloud, from + k));
  expect(kept).toEqual([
    { pair: 0, reversed: false },
    { pair: 1, reversed: true },
  ]);
  expect([cloud.xs[from + 1], cloud.ys[from + 1]].map((v) => v!.toFixed(3))).toEqual(["0.100", "0.100"]);
});

test("near-duplicates come last, where no window reaches", () => {
  const index = indexAngles(pairs);
  const cloud = cloudByAngle(pairs, index);
  expect([pairOfPoint(cloud, 6).pair, pairOfPoint(cloud, 7).pair]).toEqual([3, 3]);
  expect(keptRange(index, { c1: -180, c2: 0 })[1]).toBeLessThanOrEqual(6);
});

test("by flags, what was kept comes first as it was kept", () => {
  const [cloud, kept] = cloudByFlags(pairs, [0, 1, true, 0]);
  expect(kept).toBe(2);
  expect([0, 1].map((i) => pairOfPoint(cloud, i))).toEqual([
    { pair: 1, reversed: false },
    { pair: 2, reversed: false },
  ]);
  expect(cloud.xs).toHaveLength(8);
});

test("a pair stands where it is kept, or as stored where it is not", () => {
  const right = ({ x }: { x: number }) => x > 0;
  expect(placeOfPair(pairs, 1, right)).toEqual({ x: 0.1, y: 0.1 });
  expect(placeOfPair(pairs, 0, right)).toEqual({ x: 0.1, y: 0.05 });
  expect(placeOfPair(pairs, 2, right)).toEqual({ x: 0, y: 0.1 });
});

test("no pairs are no cloud", () => {
  expect(
    cloudByAngle({ deltaTs: [], deltaIs: [] }, indexAngles({ deltaTs: [], deltaIs: [] })).peakDensity,
  ).toBe(0);
});
