import fc from "fast-check";
import { expect, test } from "vitest";
import { extent, makeScale, padded, union } from "./scale.ts";

const above = fc.double({ noNaN: true, min: 1e-6, max: 1e6 });

test("a pixel leads back to its value, on either kind of scale", () => {
  fc.assert(
    fc.property(
      above,
      above,
      fc.double({ noNaN: true, min: 0, max: 1 }),
      fc.constantFrom("linear", "log"),
      (a, b, t, kind) => {
        fc.pre(Math.abs(a - b) > 1e-3 * Math.max(a, b));
        const scale = makeScale(kind, [Math.min(a, b), Math.max(a, b)], [400, 20]);
        expect(scale.at(scale.invert(20 + t * 380))).toBeCloseTo(20 + t * 380, 6);
      },
    ),
  );
});

test("what a logarithm has not is NaN, and a domain of no width lies in the middle", () => {
  expect(makeScale("log", [1, 10], [0, 100]).at(0)).toBeNaN();
  expect(makeScale("linear", [3, 3], [0, 100]).at(3)).toBe(50);
});

test("ticks are round, inside the domain and show the decimals they need", () => {
  const ticks = makeScale("linear", [0.283, 0.337], [0, 300]).ticks(5);
  expect(ticks.map((tick) => tick.label)).toEqual(["0.29", "0.30", "0.31", "0.32", "0.33"]);
  expect(
    makeScale("linear", [-20, 1500], [0, 300])
      .ticks(3)
      .map((t) => t.label),
  ).toEqual(["0", "500", "1\u202f000", "1\u202f500"]);
});

test("a logarithmic axis has powers of ten, and round numbers within one", () => {
  const labels = (low: number, high: number) =>
    makeScale("log", [low, high], [0, 300])
      .ticks(6)
      .map((t) => t.label);
  expect(labels(0.009, 200)).toEqual(["0.01", "0.1", "1", "10", "100"]);
  expect(labels(1e-8, 1e-5)).toEqual(["10⁻⁸", "10⁻⁷", "10⁻⁶", "10⁻⁵"]);
  expect(labels(0.5, 0.95)).toEqual(["0.5", "0.6", "0.7", "0.8", "0.9"]);
  expect(labels(0.4, 30)).toEqual(["0.5", "1", "2", "5", "10", "20"]);
});

test("extents leave out what is not a number, and what is not above zero on a logarithmic axis", () => {
  expect(extent([3, null, Number.NaN, -1, Number.POSITIVE_INFINITY])).toEqual([-1, 3]);
  expect(extent([3, 0, -1, 0.5], "log")).toEqual([0.5, 3]);
  expect(extent([null])).toBeUndefined();
  expect(union([[1, 2], undefined, [0, 1.5]])).toEqual([0, 2]);
});

test("padding widens, also where there is nothing to widen", () => {
  expect(padded([0, 10], 0.1)).toEqual([-1, 11]);
  expect(padded([1, 100], 0.5, "log")).toEqual([0.1, 1000]);
  expect(padded([5, 5], 0.1)[0]).toBeLessThan(5);
  expect(padded([0, 0], 0.1)[1]).toBeGreaterThan(0);
});
