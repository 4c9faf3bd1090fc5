import { expect, test } from "vitest";
import { flowItems } from "./flow-items.ts";

test("items stand side by side until a row is full", () => {
  expect(flowItems([40, 40, 40], 100, 10)).toEqual({
    places: [
      { x: 0, row: 0 },
      { x: 50, row: 0 },
      { x: 0, row: 1 },
    ],
    rows: 2,
  });
});

test("what is wider than a row has one of its own", () => {
  expect(flowItems([400, 10], 100, 10).places.map((p) => p.row)).toEqual([0, 1]);
  expect(flowItems([], 100, 10).rows).toBe(0);
});
