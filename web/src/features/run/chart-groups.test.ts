import { describe, expect, it } from "vitest";
import { chartGroups, metricTitle } from "./chart-groups.ts";

const keys = (names: string[], apart = false) => chartGroups(names, apart).map(({ key }) => key);

describe("chartGroups", () => {
  it("draws the errors together, in a set order, and what is new at the end", () =>
    expect(keys(["zeta", "loser_error", "winner_error", "loss", "alpha"])).toEqual([
      "loss",
      "errors",
      "alpha",
      "zeta",
    ]));
  it("has a chart for each series of several runs", () =>
    expect(keys(["loser_error", "winner_error", "loss"], true)).toEqual([
      "loss",
      "winner_error",
      "loser_error",
    ]));
  it("leaves out what is not measured", () => expect(keys(["loss"])).toEqual(["loss"]));
  it("names a lone error by itself", () =>
    expect(chartGroups(["winner_error"], false)[0]?.title).toBe("Winner error"));
});

it("names series", () => {
  expect(metricTitle("gradient_norm")).toBe("Gradient norm");
  expect(metricTitle("reward_gap")).toBe("Reward gap");
});
