import fc from "fast-check";
import { expect, test } from "vitest";
import { makeScale } from "./scale.ts";
import { bandPath, gapStarts, nearestPlace, placesInDomain, tracePath } from "./trace.ts";

const across = makeScale("linear", [0, 100], [0, 100]);
const up = makeScale("linear", [0, 100], [100, 0]);
const numbers = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])] as const);

test("a line through its points", () => {
  expect(tracePath([0, 10, 20], [0, 50, 100], across, up)).toBe("M0 100L10 50L20 0");
});

test("what is no number interrupts the line; a number alone is a dot", () => {
  expect(tracePath([0, 1, 2, 3, 4, 5], [10, 10, null, 20, Number.NaN, 30], across, up)).toBe(
    "M0 90L1 90M3 80h0M5 70h0",
  );
  expect(gapStarts([0, 1, 2, 3, 4], [null, 1, null, Number.NaN, 2], up)).toEqual([0, 2]);
});

test("on a logarithmic scale zero is a gap", () => {
  const log = makeScale("log", [1, 100], [100, 0]);
  expect(tracePath([0, 10, 20], [1, 0, 100], across, log)).toBe("M0 100h0M20 0h0");
  expect(gapStarts([0, 10, 20], [1, 0, 100], log)).toEqual([10]);
});

test("thinning keeps the extremes and the ends of every pixel column", () => {
  const list = fc.array(fc.double({ noNaN: true, min: 0, max: 100 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(list, (y) => {
      const x = y.map((_, i) => (i / y.length) * 20);
      const points = numbers(tracePath(x, y, across, up));
      expect(points.length).toBeLessThanOrEqual(4 * 21);
      for (let column = 0; column <= 20; column++) {
        const inColumn = y.filter((_, i) => Math.round(x[i]!) === column).map((v) => 100 - v);
        const drawn = points.filter(([px]) => px === column).map(([, py]) => py);
        if (inColumn.length === 0) continue;
        expect(Math.min(...drawn)).toBeCloseTo(Math.min(...inColumn), 0);
        expect(Math.max(...drawn)).toBeCloseTo(Math.max(...inColumn), 0);
        expect(drawn[0]).toBeCloseTo(inColumn[0]!, 0);
        expect(drawn.at(-1)).toBeCloseTo(inColumn.at(-1)!, 0);
      }
    }),
  );
});

test("a band encloses its two lines, gap by gap", () => {
  expect(bandPath([0, 10, 20, 30], [10, 10, null, 10], [20, 20, 20, 20], across, up)).toBe(
    "M0 80L10 80L10 90L0 90ZM30 80L30 90Z",
  );
});

test("places: nearest, and what a domain shows with one neighbour on either side", () => {
  const x = [0, 10, 20, 30, 40];
  expect([-5, 4, 6, 99].map((v) => nearestPlace(x, v))).toEqual([0, 0, 1, 4]);
  expect(nearestPlace([], 1)).toBe(-1);
  expect(placesInDomain(x, [12, 28])).toEqual([1, 4]);
  expect(placesInDomain(x, [0, 40])).toEqual([0, 5]);
});
