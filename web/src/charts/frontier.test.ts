import { paretoFrontier as reference } from "@dreambooth-dpo/db/statistics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { paretoFrontier, staircase } from "./frontier.ts";

test("the frontier is the statistics' own, ties included", () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), (points) => {
      const expected = reference(points.map(({ x, y }) => ({ textSimilarity: x, imageSimilarity: y })));
      expect(paretoFrontier(points)).toEqual(expected);
    }),
  );
});

test("points without a number are no part of it", () => {
  expect(
    paretoFrontier([
      { x: Number.NaN, y: 9 },
      { x: 1, y: 1 },
    ]),
  ).toEqual([1]);
});

test("the staircase falls to the right and encloses what is dominated", () => {
  expect(
    staircase(
      [
        { x: 1, y: 3 },
        { x: 2, y: 1 },
      ],
      0,
      0,
    ),
  ).toEqual([
    { x: 0, y: 3 },
    { x: 1, y: 3 },
    { x: 1, y: 1 },
    { x: 2, y: 1 },
    { x: 2, y: 0 },
  ]);
  expect(staircase([], 0, 0)).toEqual([]);
});
