import fc from "fast-check";
import { expect, test } from "vitest";
import { overlap } from "./box.ts";
import { alongLine, placeLabels, spreadLabels } from "./place-labels.ts";

const frame = { x: 0, y: 0, width: 600, height: 400 };

test("a lone label stands right of its point, and left where the frame ends", () => {
  const [middle] = placeLabels([{ x: 300, y: 200, text: "TS" }], { frame, fontSize: 12 });
  const [edge] = placeLabels([{ x: 590, y: 200, text: "baseline" }], { frame, fontSize: 12 });
  expect(middle).toMatchObject({ anchor: "start", leader: false });
  expect(edge).toMatchObject({ anchor: "end" });
});

test("labels of close points never cover each other much, and stay in the frame", () => {
  const requests = Array.from({ length: 8 }, (_, i) => ({
    x: 300 + 6 * i,
    y: 200 + 3 * i,
    text: `MIX round ${i}`,
  }));
  const placed = placeLabels(requests, { frame, fontSize: 12 }).filter((p) => p !== undefined);
  expect(placed.length).toBeGreaterThanOrEqual(6);
  for (const [i, a] of placed.entries()) {
    expect(overlap(a.box, frame)).toBeCloseTo(a.box.width * a.box.height);
    for (const b of placed.slice(i + 1))
      expect(overlap(a.box, b.box)).toBeLessThan(0.35 * a.box.width * a.box.height);
  }
});

test("a label keeps clear of an arrow", () => {
  const [placed] = placeLabels([{ x: 100, y: 100, text: "IS" }], {
    frame,
    fontSize: 12,
    obstacles: alongLine({ x: 100, y: 100 }, { x: 200, y: 100 }),
  });
  expect(placed?.anchor).not.toBe("start");
});

test("what finds no room is left out rather than written over others", () => {
  const crowd = Array.from({ length: 60 }, () => ({ x: 30, y: 10, text: "a long label" }));
  const placed = placeLabels(crowd, { frame: { x: 0, y: 0, width: 120, height: 40 }, fontSize: 12 });
  expect(placed.filter(Boolean).length).toBeLessThan(10);
});

test("a column of labels keeps its distance, its order and its bounds", () => {
  const wishes = fc.array(fc.double({ noNaN: true, min: -20, max: 320 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(wishes, (wanted) => {
      const placed = spreadLabels(wanted, 14, 0, 300);
      const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
      for (const [k, i] of order.entries()) {
        expect(placed[i]).toBeGreaterThanOrEqual(-1e-6);
        expect(placed[i]).toBeLessThanOrEqual(300 + 1e-6);
        if (k > 0) expect(placed[i]! - placed[order[k - 1]!]!).toBeGreaterThanOrEqual(14 - 1e-6);
      }
    }),
  );
});

test("labels with room stand where they want", () => {
  expect(spreadLabels([200, 20, 100], 14, 0, 300)).toEqual([200, 20, 100]);
  expect(spreadLabels([100, 100], 14, 0, 300)).toEqual([93, 107]);
});
