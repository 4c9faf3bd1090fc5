import { expect, it } from "vitest";
import { isListed, listVariables } from "./list-request.ts";

const state = { round: 2, show: "all", sort: "angle", order: "desc" } as const;

it("asks for all pairs of the round in their order", () =>
  expect(listVariables("Run:1", state, 1e-4, "cursor")).toEqual({
    id: "Run:1",
    round: 2,
    first: 100,
    after: "cursor",
    filter: {},
    orderBy: { field: "ANGLE", direction: "DESC" },
  }));

it("narrows to near-duplicates by what makes them so", () => {
  expect(listVariables("Run:1", { ...state, show: "near-duplicates" }, 0.01).filter).toEqual({
    kept: false,
    deltaTextSimilarity: { min: -0.01, max: 0.01 },
    deltaImageSimilarity: { min: -0.01, max: 0.01 },
  });
  expect(isListed("near-duplicates", "not selected")).toBe(false);
  expect(isListed("near-duplicates", "near-duplicate")).toBe(true);
});

it("leaves near-duplicates out of what was not selected", () => {
  expect(isListed("not-selected", "near-duplicate")).toBe(false);
  expect(isListed("not-selected", "not selected")).toBe(true);
  expect(isListed("kept", null)).toBe(true);
});
