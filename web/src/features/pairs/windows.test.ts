import { namedWindows } from "@dreambooth-dpo/db/contract";
import { describe, expect, it } from "vitest";
import { ownSelection, presetOf, presets, selectionFor, variantName, windowOf } from "./windows.ts";

it("has the paper's windows as the contract has them", () => {
  for (const name of ["TS", "IS", "MIX"] as const)
    expect(presets.find(({ value }) => value === name)?.window).toEqual(namedWindows[name]);
});

describe("windowOf", () => {
  it.each([
    [70, -20],
    [0, 0],
    [-100, 90],
    [-190, -20],
  ])("takes no window from %d to %d", (c1, c2) => expect(windowOf(c1, c2)).toBeUndefined());
  it("takes half a turn", () => expect(windowOf(-45, 135)).toEqual({ c1: -45, c2: 135 }));
});

describe("ownSelection", () => {
  it("reads a window", () =>
    expect(ownSelection({ kind: "window", window: { c1: -20, c2: 70 }, minimumDelta: 0.01 })).toEqual({
      window: { c1: -20, c2: 70 },
      minimumDelta: 0.01,
      maximumPairs: undefined,
      weights: undefined,
    }));
  it("says how weights choose", () =>
    expect(ownSelection({ kind: "weighted", lambda: 0.5, keptFraction: 0.14 })).toMatchObject({
      window: undefined,
      weights: "λ = 0.5, the best 14%",
    }));
  it("survives what it does not know", () => expect(ownSelection(null).window).toBeUndefined());
});

it("forks with the window alone changed", () => {
  const own = ownSelection({
    kind: "window",
    window: { c1: -20, c2: 70 },
    minimumDelta: 0.01,
    maximumPairs: 500,
  });
  expect(selectionFor({ c1: 0, c2: 45 }, own)).toEqual({
    kind: "window",
    window: { c1: 0, c2: 45 },
    minimumDelta: 0.01,
    maximumPairs: 500,
  });
});

it("names windows", () => {
  expect(presetOf({ c1: -10, c2: 80 })).toBe("MIX");
  expect(presetOf({ c1: -10, c2: 81 })).toBeUndefined();
  expect(variantName({ c1: -10, c2: 80.5 })).toBe("Wm10to80p5");
});
