import { describe, expect, it } from "vitest";
import { byPrompt, greatestDelta, overPrompts, promptedRuns, sortBreakdown } from "./breakdown.ts";

const run = (concept: string, variant: string, means: Readonly<Record<string, number>>) => ({
  id: `${variant} of ${concept}`,
  variant,
  concept: { name: concept },
  scores: {
    suite: "dreambench",
    figures: Object.entries(means).map(([prompt, value], promptIndex) => ({
      metric: "IMAGE_SIMILARITY" as const,
      prompt,
      promptIndex,
      statistic: { value },
    })),
  },
});
const nodes = [
  run("dog", "baseline", { beach: 0.5, snow: 0.25 }),
  run("dog", "TS", { beach: 0.75, snow: 0.125 }),
  run("dog", "IS", { beach: 0.5 }),
  run("cat", "baseline", { beach: 0.5 }),
  run("cat", "TS", { beach: 0.25 }),
];
const rows = byPrompt(promptedRuns({ nodes }), "IMAGE_SIMILARITY");

describe("byPrompt", () => {
  it("pairs prompts of the same concept", () => {
    expect(rows.map(({ key, baseline, deltas }) => [key, baseline, [...deltas]])).toEqual([
      [
        "dog: beach",
        0.5,
        [
          ["TS", 0.25],
          ["IS", 0],
        ],
      ],
      ["dog: snow", 0.25, [["TS", -0.125]]],
      ["cat: beach", 0.5, [["TS", -0.25]]],
    ]);
  });

  it("takes another variant as the reference", () => {
    const [first] = byPrompt(promptedRuns({ nodes }), "IMAGE_SIMILARITY", "TS");
    expect([...first!.deltas]).toEqual([
      ["baseline", -0.25],
      ["IS", -0.25],
    ]);
  });

  it("is empty for another metric, without a baseline, and for what was not evaluated", () => {
    expect(byPrompt(promptedRuns({ nodes }), "TEXT_SIMILARITY")).toEqual([]);
    expect(byPrompt(promptedRuns({ nodes: nodes.slice(1, 3) }), "IMAGE_SIMILARITY")).toEqual([]);
    expect(promptedRuns({ nodes: [null, {}, { ...nodes[0]!, scores: null }] })).toEqual([]);
  });
});

describe("overPrompts", () => {
  it("is the mean over prompts of each concept", () => {
    expect(overPrompts(rows).map(({ key, baseline, deltas }) => [key, baseline, [...deltas]])).toEqual([
      [
        "dog",
        0.375,
        [
          ["TS", 0.0625],
          ["IS", 0],
        ],
      ],
      ["cat", 0.5, [["TS", -0.25]]],
    ]);
  });
});

describe("sortBreakdown", () => {
  it.each([
    ["name", ["cat: beach", "dog: beach", "dog: snow"]],
    ["-name", ["dog: snow", "dog: beach", "cat: beach"]],
    ["TS", ["cat: beach", "dog: snow", "dog: beach"]],
    ["-TS", ["dog: beach", "dog: snow", "cat: beach"]],
    ["-IS", ["dog: beach", "dog: snow", "cat: beach"]],
    ["baseline", ["dog: snow", "dog: beach", "cat: beach"]],
  ])("by %s", (text, expected) => {
    expect(sortBreakdown(rows, text).map(({ key }) => key)).toEqual(expected);
  });
});

describe("greatestDelta", () => {
  it("is the end of the scale either way", () => {
    expect(greatestDelta(rows)).toBe(0.25);
    expect(greatestDelta([])).toBe(0);
  });
});
