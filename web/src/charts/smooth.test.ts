import fc from "fast-check";
import { expect, test } from "vitest";
import { smoothed } from "./smooth.ts";

const values = fc.array(fc.option(fc.double({ noNaN: true, min: -10, max: 10 })), {
  minLength: 1,
  maxLength: 50,
});

test("a constant stays what it is from the first point on", () => {
  expect([...smoothed([3, 3, 3], { kind: "average", weight: 0.9 })].map((v) => v.toFixed(9))).toEqual([
    "3.000000000",
    "3.000000000",
    "3.000000000",
  ]);
  expect([...smoothed([3, 3, 3, 3], { kind: "window", size: 3 })]).toEqual([3, 3, 3, 3]);
});

test("the moving average weighs the past", () => {
  // (0.5*0.5*1 + 0.5*3) / (0.5*0.5 + 0.5)
  expect(smoothed([1, 3], { kind: "average", weight: 0.5 })[1]).toBeCloseTo(1.75 / 0.75);
});

test("the window is centred and shorter at the ends", () => {
  expect([...smoothed([0, 3, 6, 9], { kind: "window", size: 3 })]).toEqual([1.5, 3, 6, 7.5]);
});

test("gaps stay gaps and move nothing", () => {
  for (const smoothing of [
    { kind: "average", weight: 0.9 },
    { kind: "window", size: 5 },
    { kind: "none" },
  ] as const) {
    const result = smoothed([2, null, Number.NaN, 2], smoothing);
    expect([...result]).toEqual([2, Number.NaN, Number.NaN, 2]);
  }
});

test("smoothing stays within the range of what is smoothed", () => {
  fc.assert(
    fc.property(
      values,
      fc.double({ noNaN: true, min: 0, max: 0.99 }),
      fc.integer({ min: 1, max: 30 }),
      (list, weight, size) => {
        const numbers = list.filter((v) => v !== null);
        for (const smoothing of [{ kind: "average", weight } as const, { kind: "window", size } as const])
          for (const value of smoothed(list, smoothing)) {
            if (Number.isNaN(value)) continue;
            expect(value).toBeGreaterThanOrEqual(Math.min(...numbers) - 1e-9);
            expect(value).toBeLessThanOrEqual(Math.max(...numbers) + 1e-9);
          }
      },
    ),
  );
});
