import fc from "fast-check";
import { expect, test } from "vitest";
import { bytes } from "./bytes.ts";
import { duration, rate, timeLeft } from "./duration.ts";

test.each([
  [0, "0 s"],
  [0.42, "0.42 s"],
  [4.2, "4.2 s"],
  [9.97, "10 s"],
  [42, "42 s"],
  [59.7, "1 min"],
  [119.7, "2 min"],
  [125, "2 min 5 s"],
  [3_599.6, "1 h"],
  [11_520, "3 h 12 min"],
  [86_399, "1 d"],
  [187_200, "2 d 4 h"],
  [-1, "–"],
  [null, "–"],
])("%s seconds are %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test("the seconds of a duration can be read back to within half its lesser unit", () => {
  const size: Record<string, number> = { s: 1, min: 60, h: 3_600, d: 86_400 };
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 10_000_000 }), (seconds) => {
      const parts = [...duration(seconds).matchAll(/(\d+) (s|min|h|d)/g)];
      const read = parts.reduce((sum, [, count, unit]) => sum + Number(count) * size[unit!]!, 0);
      const slack = seconds < 3_600 ? 0.5 : seconds < 86_400 ? 30 : 1_800;
      expect(Math.abs(read - seconds)).toBeLessThanOrEqual(slack);
    }),
  );
});

test("what is left is rounded to what can be known", () => {
  expect(timeLeft(3)).toBe("a few seconds left");
  expect(timeLeft(43)).toBe("about 45 s left");
  expect(timeLeft(131)).toBe("about 2 min left");
  expect(timeLeft(5_430)).toBe("about 1 h 31 min left");
  expect(timeLeft(null)).toBe("no estimate yet");
});

test("rates move to minutes and hours where they are slow", () => {
  expect(rate(23.7, "pairs")).toBe("23.7 pairs/s");
  expect(rate(0.07)).toBe("4.2/min");
  expect(rate(0.001, "steps")).toBe("3.6 steps/h");
  expect(rate(0)).toBe("0/s");
});

test("bytes have three figures and never 1000 of a unit", () => {
  expect([0, 512, 999, 1_000, 1_234_567_890, 999_600, 99_960].map(bytes)).toEqual([
    "0 B",
    "512 B",
    "999 B",
    "1.00 kB",
    "1.23 GB",
    "1.00 MB",
    "100 kB",
  ]);
});
