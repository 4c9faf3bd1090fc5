import { expect, it } from "vitest";
import { pairsParsers } from "./pairs-state.ts";

it.each(["", "x", "181", "-200"])("takes %j for no edge", (text) =>
  expect(pairsParsers.c1.parse(text)).toBeNull(),
);
it("takes degrees", () => expect(pairsParsers.c1.parse("-12.5")).toBe(-12.5));

it("keeps the place in the plane", () => {
  expect(pairsParsers.place.parse("0.1,-0.2,0.001")).toEqual({ x: 0.1, y: -0.2, unitsPerPixel: 0.001 });
  expect(pairsParsers.place.serialize({ x: 0.123456, y: 0, unitsPerPixel: 0.00098765 })).toBe(
    "0.1235,0,0.0009877",
  );
  expect(pairsParsers.place.parse("0.1,0.2,0")).toBeNull();
  expect(pairsParsers.place.parse("1,2")).toBeNull();
});
