import { namedWindows } from "@dreambooth-dpo/db/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  angleOf,
  direction,
  moveEdge,
  nearestTurn,
  reversedAngle,
  turnWindow,
  windowText,
} from "./angle-window.ts";

const angle = fc.integer({ min: -180, max: 180 });
const window = fc
  .tuple(angle, fc.integer({ min: 1, max: 180 }))
  .map(([c1, width]) => ({ c1: Math.min(c1, 180 - width), c2: Math.min(c1, 180 - width) + width }));

test("TS alone lies at 0 degrees, IS alone at 90, and the paper's windows hold what they are named after", () => {
  expect(angleOf(0.1, 0)).toBe(0);
  expect(angleOf(0, 0.1)).toBe(90);
  const { TS, IS, MIX } = namedWindows;
  expect([TS, IS, MIX].map((w) => (w.c1 + w.c2) / 2)).toEqual([25, 45, 35]);
});

test("a pair the other way round lies 180 degrees away", () => {
  expect([0, 90, 180, -90, -179].map(reversedAngle)).toEqual([180, -90, 0, 90, 1]);
});

test("an edge never leaves its limits, and the other edge never moves", () => {
  fc.assert(
    fc.property(
      window,
      fc.constantFrom("c1" as const, "c2" as const),
      fc.double({ noNaN: true, min: -400, max: 400 }),
      (w, edge, to) => {
        const moved = moveEdge(w, edge, to);
        expect(edge === "c1" ? moved.c2 : moved.c1).toBe(edge === "c1" ? w.c2 : w.c1);
        expect(moved.c1).toBeGreaterThanOrEqual(-180);
        expect(moved.c2).toBeLessThanOrEqual(180);
        expect(moved.c2 - moved.c1).toBeGreaterThanOrEqual(1);
        expect(moved.c2 - moved.c1).toBeLessThanOrEqual(180);
      },
    ),
  );
});

test("turning keeps the width", () => {
  fc.assert(
    fc.property(window, fc.integer({ min: -400, max: 400 }), (w, by) => {
      const turned = turnWindow(w, by);
      expect(turned.c2 - turned.c1).toBe(w.c2 - w.c1);
      expect(turned.c1).toBeGreaterThanOrEqual(-180);
      expect(turned.c2).toBeLessThanOrEqual(180);
    }),
  );
});

test("an edge dragged past 180 degrees stops there instead of jumping to the other side", () => {
  expect(nearestTurn(-178, 175)).toBe(180);
  expect(nearestTurn(30, 25)).toBe(30);
  expect(nearestTurn(178, -175)).toBe(-180);
});

test("directions and words", () => {
  expect(direction(90).y).toBeCloseTo(1);
  expect(windowText({ c1: -20, c2: 70 })).toBe("\u221220° to 70°");
});
