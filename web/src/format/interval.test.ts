import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bracket,
  intervalDecimals,
  percentInterval,
  signedInterval,
  verdict,
  withInterval,
} from "./interval.ts";

test("an estimate keeps the decimals its interval supports", () => {
  expect(withInterval({ value: 0.3123, lo: 0.3061, hi: 0.3182 })).toBe("0.312 [0.306, 0.318]");
  expect(signedInterval({ value: 0.0141, lo: 0.0062, hi: 0.0213 })).toBe("+0.014 [0.006, 0.021]");
  expect(signedInterval({ value: 0.01412, lo: 0.01301, hi: 0.01523 })).toBe("+0.0141 [0.0130, 0.0152]");
  expect(withInterval({ value: 0.7, lo: 0.1, hi: 1.3 })).toBe("0.7 [0.1, 1.3]");
});

test("without an interval three figures stand alone", () => {
  expect(withInterval({ value: 0.3123, lo: null, hi: null })).toBe("0.312");
  expect(withInterval(null)).toBe("–");
  expect(bracket({ value: 1 })).toBe("");
});

test("the decimals of a column can be given", () => {
  expect(signedInterval({ value: 0.0141, lo: 0.0136, hi: 0.0146 }, 3)).toBe("+0.014 [0.014, 0.015]");
});

test("shares have intervals in percent", () => {
  expect(percentInterval({ value: 0.317, lo: 0.289, hi: 0.346 })).toBe("31.7% [28.9%, 34.6%]");
  expect(percentInterval({ value: 0.317 })).toBe("31.7%");
});

test("no more than three figures of the largest number are ever shown", () => {
  const size = fc.double({ noNaN: true, min: 0.001, max: 1000 });
  fc.assert(
    fc.property(size, fc.double({ noNaN: true, min: 1e-9, max: 1 }), (value, share) => {
      const half = value * share;
      const decimals = intervalDecimals({ value, lo: value - half, hi: value + half });
      const shown = (value + half).toFixed(decimals).replace(".", "").replace(/^0+/, "");
      expect(shown.length).toBeLessThanOrEqual(Math.max(4, String(Math.round(value + half)).length));
    }),
  );
});

test("a verdict needs an interval without zero", () => {
  expect(verdict({ value: 0.01, lo: 0.001, hi: 0.02 })).toBe("above");
  expect(verdict({ value: -0.01, lo: -0.02, hi: -0.001 })).toBe("below");
  expect(verdict({ value: 0.01, lo: -0.001, hi: 0.02 })).toBe("open");
  expect(verdict({ value: 0.01 })).toBe("open");
});
