import { expect, test } from "vitest";
import {
  barEnds,
  baselineFrontier,
  drawable,
  hops,
  neighbour,
  type PlanePoint,
  planeDomain,
  pointLabel,
  referencePoint,
} from "./plane-points.ts";

const point = (
  variant: string,
  round: number | null,
  is: number,
  ts: number,
  more: Partial<PlanePoint> = {},
): PlanePoint => ({
  id: `${variant} ${round ?? more.step ?? ""}`,
  variant,
  round,
  is: { value: is, sigma: 0.05, lo: is - 0.01, hi: is + 0.01 },
  ts: { value: ts },
  ...more,
});
const early = point("baseline", null, 0.7, 0.33, { step: 400 });
const late = point("baseline", null, 0.75, 0.3, { step: 800 });
const ts1 = point("TS", 1, 0.74, 0.31);
const ts2 = point("TS", 2, 0.73, 0.32);
const mix = point("MIX", 2, 0.77, 0.31);
const all = [late, ts2, mix, early, ts1];

test("bars are one sigma or the interval, and none where none is defined", () => {
  expect(barEnds(ts1.is, "sigma")).toEqual([0.69, 0.79]);
  expect(barEnds(ts1.is, "interval")).toEqual([0.73, 0.75]);
  expect(barEnds(ts1.ts, "sigma")).toBeUndefined();
  expect(barEnds(ts1.is, "none")).toBeUndefined();
});

test("the domain holds points and bars; fitted to points it is narrower", () => {
  const [low, high] = planeDomain(all, "is", "sigma");
  expect(low).toBeLessThan(0.65);
  expect(high).toBeGreaterThan(0.82);
  const [near, far] = planeDomain(all, "is", "sigma", "points");
  expect([near > 0.65, far < 0.82]).toEqual([true, true]);
  expect(planeDomain([], "is", "sigma")[0]).toBeLessThan(0);
});

test("the reference is the last checkpoint of the baseline, or the one named", () => {
  expect(referencePoint(all)).toBe(late);
  expect(referencePoint(all, "TS 1")).toBe(ts1);
  expect(referencePoint([ts1])).toBeUndefined();
});

test("labels say no more than tells points apart", () => {
  expect(all.map((p) => pointLabel(p, all, late))).toEqual(["baseline", "TS 2", "MIX", "400 steps", "TS 1"]);
  expect(pointLabel({ ...ts1, label: "mine" }, all, late)).toBe("mine");
});

test("arrows go from the reference through the rounds, one trajectory at a time", () => {
  expect(hops(all, late).map(({ from, to }) => [from, to])).toEqual([
    [late, ts1],
    [ts1, ts2],
    [late, mix],
  ]);
  expect(hops([ts1, ts2], undefined)).toHaveLength(1);
  const seeds = [ts1, { ...ts2, trajectory: "TS seed 2" }];
  expect(hops(seeds, late).map((h) => h.from)).toEqual([late, late]);
});

test("the baseline's frontier follows its steps", () => {
  expect(baselineFrontier(all)).toEqual([early, late]);
  expect(baselineFrontier([late])).toEqual([]);
});

test("points without a number on both axes are not drawn", () => {
  expect(drawable([ts1, point("IS", 1, Number.NaN, 0.3)])).toEqual([ts1]);
});

test("arrow keys reach every point, also those on one spot", () => {
  const places = [
    { x: 0, y: 0 },
    { x: 10, y: 1 },
    { x: 5, y: 40 },
    { x: 10, y: 1 },
  ];
  expect(neighbour(places, 0, "right")).toBe(1);
  expect(neighbour(places, 1, "right")).toBe(3);
  expect(neighbour(places, 0, "down")).toBe(1);
  expect(neighbour(places, 1, "down")).toBe(3);
  expect(neighbour(places, 3, "down")).toBe(2);
  expect(neighbour(places, 0, "left")).toBe(-1);
  expect(neighbour([], 0, "left")).toBe(-1);
});
