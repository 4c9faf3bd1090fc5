import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalsFor, fixed, integer, number, percent, signed } from "./number.ts";

const plain = (text: string) =>
  Number(text.replaceAll("\u2212", "-").replaceAll("\u202f", "").replace("+", ""));
const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });

test.each([
  [0.3123, "0.312"],
  [0.9996, "1.00"],
  [12.345, "12.3"],
  [0, "0.00"],
  [-0.0456, "\u22120.0456"],
  [123.4, "123"],
  [25_600, "25\u202f600"],
  [1.2e-5, "1.20e\u22125"],
  [3.46e7, "3.46e7"],
  [Number.NaN, "–"],
  [null, "–"],
])("%s is %s", (value, text) => {
  expect(number(value)).toBe(text);
});

test("a number as text is within half a unit of its third figure", () => {
  fc.assert(
    fc.property(finite, (value) => {
      expect(Math.abs(plain(number(value)) - value)).toBeLessThanOrEqual(Math.abs(value) * 0.00501 + 1e-300);
    }),
  );
});

test("whole numbers come back from their text, and keep groups of three", () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(plain(integer(value))).toBe(value);
      expect(integer(value)).toMatch(/^\u2212?\d{1,3}(\u202f\d{3})*$/);
    }),
  );
});

test("there is no minus zero", () => {
  expect(fixed(-0.0004, 2)).toBe("0.00");
  expect(signed(-0.0004, 2)).toBe("0.00");
  expect(signed(0.0004, 2)).toBe("0.00");
  expect(integer(-0.3)).toBe("0");
});

test("a difference carries its sign", () => {
  expect(signed(0.014, 3)).toBe("+0.014");
  expect(signed(-0.014, 3)).toBe("\u22120.014");
  expect(signed(0.0141592)).toBe("+0.0142");
  expect(signed(undefined)).toBe("–");
});

test("decimals give the figures asked for after rounding", () => {
  expect(decimalsFor(0.312)).toBe(3);
  expect(decimalsFor(0.9996)).toBe(2);
  expect(decimalsFor(12.3)).toBe(1);
  expect(decimalsFor(1234)).toBe(0);
});

test("a share is neither nothing nor all unless it is", () => {
  expect([0, 0.0001, 0.284, 0.28, 0.9999, 1].map((share) => percent(share))).toEqual([
    "0%",
    "<0.1%",
    "28.4%",
    "28.0%",
    ">99.9%",
    "100%",
  ]);
  expect(percent(Number.NaN)).toBe("–");
});
