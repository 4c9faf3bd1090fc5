import { expect, test } from "vitest";
import { seriesStyle } from "../theme/series-colours.ts";
import {
  endLabels,
  fullDomain,
  type LineSeries,
  makeLines,
  readAt,
  stepFrom,
  valueDomain,
} from "./line-series.ts";

const line = (id: string, x: number[], y: (number | null)[], more: Partial<LineSeries> = {}): LineSeries => ({
  id,
  label: id,
  style: seriesStyle(id),
  x,
  y,
  ...more,
});
const a = line("TS", [0, 10, 20], [1, 2, null]);
const b = line("IS", [0, 5, 10], [5, 6, 7]);

test("the domain of x holds all series, and has a width even for one point or none", () => {
  expect(fullDomain([a, b])).toEqual([0, 20]);
  expect(fullDomain([line("TS", [3], [1])])).toEqual([2.5, 3.5]);
  expect(fullDomain([])).toEqual([0, 1]);
});

test("the domain of y holds what is in sight, with the extremes of thinned points", () => {
  const [low, high] = valueDomain(makeLines([a, b], { kind: "none" }), [0, 4], "linear");
  expect(low).toBeLessThan(1);
  expect(high).toBeGreaterThan(6);
  expect(high).toBeLessThan(7);
  const spiky = makeLines([line("TS", [0, 1], [1, 1], { low: [0, 1], high: [50, 1] })], { kind: "none" });
  expect(valueDomain(spiky, [0, 1], "linear")[1]).toBeGreaterThan(50);
  expect(
    valueDomain(makeLines([line("TS", [0, 1], [0, 3])], { kind: "none" }), [0, 1], "log")[0],
  ).toBeGreaterThan(0);
});

test("a cursor reads every line, greatest first, gaps last", () => {
  const readings = readAt(makeLines([a, b], { kind: "none" }), 9, [0, 20]);
  expect(readings.map((r) => [r.line.series.id, r.x, r.raw])).toEqual([
    ["IS", 10, 7],
    ["TS", 10, 2],
  ]);
  const late = readAt(makeLines([a, b], { kind: "none" }), 19, [0, 20]);
  expect(late.map((r) => [r.line.series.id, r.raw])).toEqual([
    ["IS", 7],
    ["TS", null],
  ]);
});

test("a line that is out of sight is not read", () => {
  expect(readAt(makeLines([b], { kind: "none" }), 20, [15, 20])).toEqual([]);
});

test("keys step from point to point and stop at the ends", () => {
  const lines = makeLines([a, b], { kind: "none" });
  expect([stepFrom(lines, 0, 1), stepFrom(lines, 0, -1), stepFrom(lines, 20, 1)]).toEqual([10, 0, 20]);
  expect(stepFrom([], 7, 1)).toBe(7);
});

test("names stand at the last number in sight", () => {
  const frame = { x: 0, y: 0, width: 100, height: 100 };
  const labels = endLabels(makeLines([a, b], { kind: "none" }), [0, 20], frame, (v) => 100 - 10 * v);
  expect(labels.map((l) => [l.line.series.id, l.labelY])).toEqual([
    ["TS", 80],
    ["IS", 30],
  ]);
});
