import { namedWindows } from "@dreambooth-dpo/db/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type AngleWindow, angleOf, reversedAngle } from "./angle-window.ts";
import {
  compareWindows,
  indexAngles,
  type PairDeltas,
  pairsInside,
  windowStatistics,
} from "./pair-angles.ts";

const delta = fc.double({ noNaN: true, min: -0.2, max: 0.2 });
const cloud = fc
  .array(fc.tuple(delta, delta), { maxLength: 60 })
  .map((rows) => ({ deltaTs: rows.map((r) => r[0]), deltaIs: rows.map((r) => r[1]) }));
const window = fc
  .tuple(fc.integer({ min: -180, max: 179 }), fc.integer({ min: 1, max: 180 }))
  .map(([c1, width]) => ({ c1, c2: Math.min(180, c1 + width) }));

/** The definition: an orientation whose angle lies strictly inside, of pairs that are no near-duplicates. */
function byDefinition({ deltaTs, deltaIs }: PairDeltas, { c1, c2 }: AngleWindow, minimumDelta = 1e-4) {
  return Array.from(deltaTs).flatMap((ts, pair) => {
    const is = deltaIs[pair]!;
    if (Math.hypot(ts, is) < minimumDelta) return [];
    const angle = angleOf(ts, is);
    return [false, true].flatMap((reversed) => {
      const a = reversed ? reversedAngle(angle) : angle;
      return c1 < a && a < c2 ? [{ pair, reversed, ts: reversed ? -ts : ts, is: reversed ? -is : is }] : [];
    });
  });
}

test("a window keeps what the definition keeps, with its means", () => {
  fc.assert(
    fc.property(cloud, window, (pairs, w) => {
      const index = indexAngles(pairs);
      const expected = byDefinition(pairs, w);
      const kept = pairsInside(index, w);
      expect(new Set(kept.map((k) => `${k.pair} ${k.reversed}`))).toEqual(
        new Set(expected.map((k) => `${k.pair} ${k.reversed}`)),
      );
      const statistics = windowStatistics(index, w);
      expect(statistics.kept).toBe(expected.length);
      if (expected.length === 0) return;
      expect(statistics.meanDeltaTs).toBeCloseTo(
        expected.reduce((s, k) => s + k.ts, 0) / expected.length,
        10,
      );
      expect(statistics.meanDeltaIs).toBeCloseTo(
        expected.reduce((s, k) => s + k.is, 0) / expected.length,
        10,
      );
      expect(statistics.keptFraction).toBeCloseTo(expected.length / pairs.deltaTs.length, 12);
    }),
  );
});

test("no pair is kept both ways round", () => {
  fc.assert(
    fc.property(cloud, window, (pairs, w) => {
      const kept = pairsInside(indexAngles(pairs), w).map((k) => k.pair);
      expect(new Set(kept).size).toBe(kept.length);
    }),
  );
});

test("bounds are strict: a pair on the edge of a window is outside", () => {
  const index = indexAngles({ deltaTs: [0.1, 0], deltaIs: [0, 0.1] });
  expect(windowStatistics(index, namedWindows.IS).kept).toBe(0);
  expect(windowStatistics(index, namedWindows.TS).kept).toBe(1);
});

test("angles that come along are taken as they are", () => {
  const index = indexAngles({ deltaTs: [0.1], deltaIs: [0], angles: [45] });
  expect(windowStatistics(index, { c1: 40, c2: 50 }).kept).toBe(1);
});

test("near-duplicates and what is not a number count as candidates and are never kept", () => {
  const index = indexAngles({ deltaTs: [1e-5, Number.NaN, 0.1], deltaIs: [0, 0.1, 0.1] });
  expect(index.nearDuplicates).toBe(2);
  expect(windowStatistics(index, { c1: -90, c2: 90 })).toMatchObject({
    candidates: 3,
    kept: 1,
    keptFraction: 1 / 3,
  });
});

test("none kept has means of 0, no candidates a fraction of 0", () => {
  expect(windowStatistics(indexAngles({ deltaTs: [], deltaIs: [] }), { c1: 0, c2: 90 })).toEqual({
    candidates: 0,
    kept: 0,
    keptFraction: 0,
    meanDeltaTs: 0,
    meanDeltaIs: 0,
    meanLength: 0,
  });
});

test("what enters and leaves is the difference of the two windows", () => {
  fc.assert(
    fc.property(cloud, window, window, (pairs, before, after) => {
      const index = indexAngles(pairs);
      const name = (k: { pair: number; reversed: boolean }) => `${k.pair} ${k.reversed}`;
      const was = new Set(pairsInside(index, before).map(name));
      const is = new Set(pairsInside(index, after).map(name));
      const change = compareWindows(index, before, after, 8);
      expect(change.entering).toBe([...is].filter((k) => !was.has(k)).length);
      expect(change.leaving).toBe([...was].filter((k) => !is.has(k)).length);
      for (const k of change.enteringExamples) expect(is.has(name(k)) && !was.has(name(k))).toBe(true);
      for (const k of change.leavingExamples) expect(was.has(name(k)) && !is.has(name(k))).toBe(true);
      if (change.entering > 0) expect(change.enteringExamples.length).toBeGreaterThan(0);
    }),
  );
});
