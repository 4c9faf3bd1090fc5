import { describe, expect, it } from "vitest";
import { nextSort, sortOf, sortRows } from "./sort-rows.ts";
import { cell, comparisonOf, row } from "./testing/rows.ts";

const rows = [
  row("baseline", null, [cell("IMAGE_SIMILARITY", 0.9, null)]),
  row("TS", 1, [cell("IMAGE_SIMILARITY", 0.5, null)], { dominates: 0.2 }),
  row("none", 1, []),
  row("IS", 1, [cell("IMAGE_SIMILARITY", 0.7, null)], { dominates: 0.1 }),
];
const comparison = comparisonOf(rows);
const names = (text: string) => sortRows(comparison, rows, sortOf(text)).map(({ variant }) => variant);

describe("sortRows", () => {
  it("keeps the baseline first and what has no value last, either way", () => {
    expect(names("-IMAGE_SIMILARITY")).toEqual(["baseline", "IS", "TS", "none"]);
    expect(names("IMAGE_SIMILARITY")).toEqual(["baseline", "TS", "IS", "none"]);
    expect(names("-dominates")).toEqual(["baseline", "TS", "IS", "none"]);
  });

  it("leaves the order as compared, also for a column that is not there", () => {
    expect(names("order")).toEqual(["baseline", "TS", "none", "IS"]);
    expect(names("TEXT_SIMILARITY")).toEqual(["baseline", "TS", "none", "IS"]);
  });
});

describe("nextSort", () => {
  it("goes from greatest first to least first to none", () => {
    expect(nextSort(sortOf("order"), "dominates")).toBe("-dominates");
    expect(nextSort(sortOf("-dominates"), "dominates")).toBe("dominates");
    expect(nextSort(sortOf("dominates"), "dominates")).toBe("order");
  });
});
