import fc from "fast-check";
import { expect, test } from "vitest";
import {
  angleAtPixel,
  conePolygon,
  fitView,
  panBy,
  rayEnd,
  toPixel,
  toUnits,
  viewDomains,
  zoomAt,
} from "./pair-view.ts";

const frame = { x: 50, y: 10, width: 600, height: 400 };
const whole = fitView([0.1, -0.05], [0.02, 0.12], frame);
const pixel = fc.record({
  x: fc.double({ noNaN: true, min: 50, max: 650 }),
  y: fc.double({ noNaN: true, min: 10, max: 410 }),
});

test("the whole view holds every pair either way round", () => {
  const { x, y } = viewDomains(whole, frame);
  expect(Math.min(-x[0], x[1])).toBeGreaterThan(0.1);
  expect(Math.min(-y[0], y[1])).toBeGreaterThan(0.12);
  expect(fitView([], [], frame).unitsPerPixel).toBeGreaterThan(0);
});

test("pixels and units lead back to each other; up is more IS, right is more TS", () => {
  fc.assert(
    fc.property(pixel, (at) => {
      const back = toPixel(whole, frame, toUnits(whole, frame, at));
      expect(back.x).toBeCloseTo(at.x, 6);
      expect(back.y).toBeCloseTo(at.y, 6);
    }),
  );
  expect(toUnits(whole, frame, { x: 650, y: 10 })).toMatchObject({
    x: expect.any(Number),
    y: expect.any(Number),
  });
  expect(angleAtPixel(whole, frame, { x: 650, y: 210 })).toBeCloseTo(0);
  expect(angleAtPixel(whole, frame, { x: 350, y: 10 })).toBeCloseTo(90);
});

test("zooming leaves what is under the pointer where it is, within limits", () => {
  fc.assert(
    fc.property(pixel, fc.double({ noNaN: true, min: 0.001, max: 100 }), (at, factor) => {
      const zoomed = zoomAt(whole, frame, at, factor, whole);
      const same = toPixel(zoomed, frame, toUnits(whole, frame, at));
      expect(same.x).toBeCloseTo(at.x, 4);
      expect(same.y).toBeCloseTo(at.y, 4);
      expect(zoomed.unitsPerPixel).toBeLessThanOrEqual(whole.unitsPerPixel * 4);
      expect(zoomed.unitsPerPixel).toBeGreaterThanOrEqual(whole.unitsPerPixel / 200);
    }),
  );
});

test("panning moves everything by the same pixels", () => {
  const moved = toPixel(panBy(whole, 30, -12), frame, { x: 0, y: 0 });
  expect(moved.x).toBeCloseTo(380);
  expect(moved.y).toBeCloseTo(198);
});

test("an edge ends on the frame, in its direction, and nowhere when it is out of sight", () => {
  const right = rayEnd(whole, frame, 0)!;
  const up = rayEnd(whole, frame, 90, 10)!;
  expect([right.x, right.y, up.x, up.y].map(Math.round)).toEqual([650, 210, 350, 20]);
  expect(rayEnd({ ...whole, x: 10 }, frame, 90)).toBeUndefined();
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -180, max: 180 }), (angle) => {
      const end = rayEnd(whole, frame, angle)!;
      const off = Math.abs(angleAtPixel(whole, frame, end) - angle);
      expect(Math.min(off, 360 - off)).toBeLessThan(1e-6);
    }),
  );
});

test("the cone starts at the origin and reaches past the frame", () => {
  const cone = conePolygon(whole, frame, { c1: -20, c2: 70 });
  expect(cone).toHaveLength(4);
  expect(cone[0]).toEqual({ x: 350, y: 210 });
  expect(Math.hypot(cone[1]!.x - 350, cone[1]!.y - 210)).toBeGreaterThan(800);
});
