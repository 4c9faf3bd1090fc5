import { describe, expect, it } from "vitest";
import { closeView, crowding, planePoints } from "./plane-data.ts";
import { cell, comparisonOf, row } from "./testing/rows.ts";

const comparison = comparisonOf([
  row("baseline", null, [cell("IMAGE_SIMILARITY", 0.7, null), cell("TEXT_SIMILARITY", 0.3, null)]),
  row("TS", 1, [
    cell("IMAGE_SIMILARITY", 0.71, [0.01, 0.005, 0.015]),
    cell("TEXT_SIMILARITY", 0.32, [0.02, null, null]),
  ]),
  row("IS", 1, [cell("IMAGE_SIMILARITY", 0.75, [0.05, 0.04, 0.06])], {
    runs: [{ id: "Run:a" }, { id: "Run:b" }],
  }),
]);

describe("planePoints", () => {
  it("are means with their spread and interval", () => {
    const [baseline] = planePoints(comparison, "sigma");
    expect(baseline).toMatchObject({ id: "baseline", round: null, is: { value: 0.7, sigma: 0.02 } });
    expect(baseline!.is.hi).toBeCloseTo(0.7196, 9);
  });

  it("are paired differences around the reference", () => {
    const points = planePoints(comparison, "paired");
    expect(points[0]!.ts).toEqual({ value: 0 });
    expect(points[1]).toMatchObject({
      is: { value: 0.01, lo: 0.005, hi: 0.015 },
      ts: { value: 0.02, lo: null, hi: null },
    });
  });

  it("have no place where a metric is missing", () => {
    expect(planePoints(comparison, "sigma")[2]!.ts.value).toBeNaN();
  });

  it("lead to their run where there is one", () => {
    expect(planePoints(comparison, "sigma").map(({ href }) => href)).toEqual([
      "/runs/baseline",
      "/runs/TS",
      undefined,
    ]);
  });
});

describe("crowding", () => {
  it("is how wide the bars are beside the points' spread", () => {
    // Bars of 0.04 over a spread of 0.02 in TS.
    expect(crowding(planePoints(comparison, "sigma"), "sigma")).toBeCloseTo(2, 9);
  });

  it("is 0 for one point", () =>
    expect(crowding(planePoints(comparison, "sigma").slice(0, 1), "sigma")).toBe(0));
});

describe("closeView", () => {
  const at = (id: string, variant: string, is: number, ts: number) => ({
    id,
    variant,
    round: variant === "baseline" ? null : 1,
    is: { value: is },
    ts: { value: ts },
  });
  const near = [at("baseline", "baseline", 0.5, 0.5), at("TS", "TS", 0.501, 0.502)];

  it("holds the variants where a checkpoint lies far off", () => {
    const view = closeView([at("step 50", "baseline", 0.3, 0.7), ...near], "baseline")!;
    expect(view.x[0]).toBeLessThan(0.5);
    expect(view.x[1]).toBeGreaterThan(0.502);
    expect(view.x[1]).toBeLessThan(0.51);
    expect(view.y[0]).toBeGreaterThan(0.49);
  });

  it("is none where all fit, or there is nothing far off", () => {
    expect(closeView([at("step 50", "baseline", 0.497, 0.504), ...near], "baseline")).toBeUndefined();
    expect(closeView(near, "baseline")).toBeUndefined();
  });
});
