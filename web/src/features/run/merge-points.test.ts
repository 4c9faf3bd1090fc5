import { describe, expect, it } from "vitest";
import { mergePoints } from "./merge-points.ts";

const old = { steps: [1, 2, 3], values: [10, null, 30], thinned: false };

describe("mergePoints", () => {
  it("puts later points behind", () =>
    expect(mergePoints(old, { steps: [4, 5], values: [40, null] })).toEqual({
      steps: [1, 2, 3, 4, 5],
      values: [10, null, 30, 40, null],
      thinned: false,
    }));
  it("takes the new value of a step that was measured again", () =>
    expect(mergePoints(old, { steps: [2, 4], values: [20, 40] })).toMatchObject({
      steps: [1, 2, 3, 4],
      values: [10, 20, 30, 40],
    }));
  it("puts points between", () =>
    expect(mergePoints({ steps: [1, 5], values: [1, 5] }, { steps: [3], values: [3] })).toEqual({
      steps: [1, 3, 5],
      values: [1, 3, 5],
    }));
  it("is the same object where nothing came", () =>
    expect(mergePoints(old, { steps: [], values: [] })).toBe(old));
  it("begins an empty series", () =>
    expect(mergePoints({ steps: [], values: [] }, { steps: [1], values: [null] })).toEqual({
      steps: [1],
      values: [null],
    }));
});
