import fc from "fast-check";
import { expect, test } from "vitest";
import { makePointGrid } from "./point-grid.ts";

const coordinate = fc.double({ noNaN: true, min: -1, max: 1 });

test("finds exactly the points in reach, the nearest first", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(coordinate, coordinate), { maxLength: 200 }),
      coordinate,
      coordinate,
      (points, x, y) => {
        const grid = makePointGrid(
          points.map((p) => p[0]),
          points.map((p) => p[1]),
        );
        const distance = (i: number) => Math.hypot((points[i]![0] - x) / 0.2, (points[i]![1] - y) / 0.1);
        const expected = points.map((_, i) => i).filter((i) => distance(i) <= 1);
        const found = grid.near(x, y, 0.2, 0.1);
        expect([...found].sort((a, b) => a - b)).toEqual(expected);
        for (const [k, i] of found.entries())
          if (k > 0) expect(distance(i)).toBeGreaterThanOrEqual(distance(found[k - 1]!));
      },
    ),
  );
});

test("points without a number are never found, and no points are no trouble", () => {
  expect(makePointGrid([Number.NaN, 0], [0, 0]).near(0, 0, 1, 1)).toEqual([1]);
  expect(makePointGrid([], []).near(0, 0, 1, 1)).toEqual([]);
});
