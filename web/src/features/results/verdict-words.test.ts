import { describe, expect, it } from "vitest";
import { cell, comparisonOf, row, type Triple } from "./testing/rows.ts";
import { verdictOf } from "./verdict.ts";
import { headlineOf, probabilityText } from "./verdict-words.ts";

const gain: Triple = [0.02, 0.01, 0.03];
const slight: Triple = [0.002, -0.001, 0.005];
const loss: Triple = [-0.01, -0.015, -0.005];

const words = (...variants: (readonly [name: string, is: Triple, ts: Triple, dominates?: number])[]) => {
  const comparison = comparisonOf([
    row("baseline", null, [cell("IMAGE_SIMILARITY", 0.7, null), cell("TEXT_SIMILARITY", 0.3, null)]),
    ...variants.map(([name, is, ts, dominates = 0.5]) =>
      row(name, 1, [cell("IMAGE_SIMILARITY", 0.7, is), cell("TEXT_SIMILARITY", 0.3, ts)], { dominates }),
    ),
  ]);
  return headlineOf(comparison, verdictOf(comparison));
};

describe("headlineOf", () => {
  it.each([
    [gain, gain, "Take TS: it beats the baseline in image and in text similarity."],
    [gain, slight, "Take TS: it beats the baseline in image similarity."],
    [slight, gain, "Take TS: it beats the baseline in text similarity."],
    [loss, gain, "TS trades: it gains text similarity and loses image similarity."],
    [slight, slight, "Undecided: no clear difference to the baseline. TS leads."],
    [loss, loss, "No variant beats the baseline: keep the baseline."],
  ] as const)("of IS %j and TS %j: %s", (is, ts, headline) => {
    expect(words(["TS", is, ts]).headline).toBe(headline);
  });

  it("says that nothing was evaluated", () => {
    expect(words().headline).toBe("No variant has been evaluated yet.");
  });

  it("names another variant that is more probable to win in both", () => {
    const found = words(["TS", [0.05, 0.04, 0.06], gain, 0.9], ["IS", gain, gain, 0.95]);
    expect(found.headline).toMatch(/^Take TS/);
    expect(found.detail).toBe("IS is the most probable to beat the baseline in both.");
  });
});

describe("probabilityText", () => {
  it.each([
    [1, ">99.9%"],
    [0.9773, "97.7%"],
    [0, "<0.1%"],
  ])("of %d is %s", (share, expected) => {
    expect(probabilityText(share)).toBe(expected);
  });
});
