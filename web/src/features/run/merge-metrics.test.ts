import { describe, expect, it } from "vitest";
import { mergeMetrics, newestTime, type Series } from "./merge-metrics.ts";

const loss: Series = {
  name: "loss",
  round: 1,
  latest: { step: 2, time: "2026-01-01T00:00:02Z", value: 0.6 },
  points: { steps: [1, 2], values: [0.7, 0.6], thinned: false },
};
const margin: Series = { ...loss, name: "margin", latest: { ...loss.latest, time: "2026-01-01T00:00:09Z" } };
const update = (name: string, round: number, steps: number[], skipped = false) => ({
  name,
  round,
  steps,
  times: steps.map(() => "2026-01-01T00:00:20Z"),
  values: steps.map((step) => step / 10),
  skipped,
});

describe("mergeMetrics", () => {
  it("adds to the series of the name and round, and leaves the others as they are", () => {
    const { metrics, complete } = mergeMetrics([loss, margin], [update("loss", 1, [3])]);
    expect(metrics[0]).toMatchObject({ latest: { step: 3, value: 0.3 }, points: { steps: [1, 2, 3] } });
    expect(metrics[1]).toBe(margin);
    expect(complete).toBe(true);
  });
  it("begins a series of another round", () => {
    const { metrics } = mergeMetrics([loss], [update("loss", 2, [1])]);
    expect(metrics).toHaveLength(2);
    expect(metrics[1]).toMatchObject({ name: "loss", round: 2, points: { steps: [1], values: [0.1] } });
  });
  it("says when points were left out", () =>
    expect(mergeMetrics([loss], [update("loss", 1, [9], true)]).complete).toBe(false));
});

it("knows the newest time", () => {
  expect(newestTime([loss, margin])).toBe("2026-01-01T00:00:09Z");
  expect(newestTime([])).toBeUndefined();
});
