import fc from "fast-check";
import { expect, test } from "vitest";
import { binStart, countBins } from "./histogram-bins.ts";

test("every value in range is in the bin that holds it, kept ones counted apart", () => {
  const values = fc.array(fc.double({ noNaN: true, min: -180, max: 180 }), { maxLength: 100 });
  fc.assert(
    fc.property(values, (list) => {
      const bins = countBins(list, [-180, 180], 72, (i) => i % 2 === 0);
      expect(bins.counts.reduce((a, b) => a + b, 0)).toBe(list.length);
      expect(bins.kept!.reduce((a, b) => a + b, 0)).toBe(Math.ceil(list.length / 2));
    }),
  );
});

test("the last bin holds the upper end; what is outside or no number is left out", () => {
  expect(countBins([0, 1, 2, 2.1, -0.1, Number.NaN], [0, 2], 2)).toEqual({ from: 0, to: 2, counts: [1, 2] });
  expect(binStart({ from: 0, to: 2, counts: [1, 2] }, 1)).toBe(1);
});
