import { describe, expect, it } from "vitest";
import { chooseLine } from "./choose-line.ts";
import { variantsOf } from "./variants-of.ts";

const delta = (value: number) => ({ value, lo: value - 0.01, hi: value + 0.01, n: 25 });
const score = (variant: string, best = false, value = 0.01) => ({
  variant,
  best,
  concepts: 1,
  imageSimilarityDelta: variant === "baseline" ? null : delta(value),
  textSimilarityDelta: variant === "baseline" ? null : delta(value),
});
const summary = (...variants: string[]) => ({
  concepts: ["dog"],
  method: "dreambooth",
  pack: "micro",
  variants: ["baseline", ...variants],
  runsDone: 0,
  runsTotal: 0,
  images: 0,
});
const line = (variant: string, round: number, ...steps: number[]) => ({
  variant,
  round,
  steps,
  values: steps.map(() => 0.5),
  metric: round ? "implicit_accuracy" : "loss",
});

describe("the variants of a row", () => {
  it("come in the order planned, without the baseline, empty before they are evaluated", () => {
    const { variants, hidden } = variantsOf({ summary: summary("TS", "IS"), scores: [score("TS")] }, 3);
    expect(variants.map(({ name }) => name)).toEqual(["TS", "IS"]);
    expect(variants[1]).toMatchObject({ textDelta: null, imageDelta: null, best: false });
    expect(hidden).toBe(0);
  });

  it("have the best one first where not all have room", () => {
    const scores = [score("A"), score("B"), score("C", true)];
    const { variants, hidden } = variantsOf({ summary: summary("A", "B", "C"), scores }, 2);
    expect(variants.map(({ name }) => name)).toEqual(["C", "A"]);
    expect(hidden).toBe(1);
  });

  it("have no difference where it is no number", () => {
    const broken = { ...score("TS"), imageSimilarityDelta: delta(Number.NaN) };
    expect(variantsOf({ summary: summary("TS"), scores: [broken] }, 3).variants[0]?.imageDelta).toBeNull();
  });
});

describe("the training line of a row", () => {
  const baseline = line("baseline", 0, 1, 2);

  it("is that of the best variant", () => {
    const sparkline = [line("TS", 2, 1), line("IS", 1, 1), baseline];
    expect(chooseLine({ sparkline, scores: [score("IS", true)] })?.variant).toBe("IS");
  });

  it("is that of the variant furthest in training before there is a best one", () => {
    const sparkline = [line("TS", 1, 1, 9), line("IS", 2, 1), line("MIX", 2, 1, 2), baseline];
    expect(chooseLine({ sparkline, scores: [] })?.variant).toBe("MIX");
  });

  it("is the loss of the personalisation before preference training", () => {
    expect(chooseLine({ sparkline: [baseline], scores: [] })).toBe(baseline);
    expect(chooseLine({ sparkline: [], scores: [] })).toBeUndefined();
  });
});
