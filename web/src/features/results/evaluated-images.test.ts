import { describe, expect, it } from "vitest";
import { evaluatedRuns, isPromptOf, promptsOf } from "./evaluated-images.ts";

const image = (promptIndex: number) => ({
  id: `Image:${promptIndex}`,
  sha256: "0",
  prompt: `prompt ${promptIndex}`,
  promptIndex,
  sample: 0,
  seed: 0,
  imageSimilarity: 0.5,
  textSimilarity: 0.5,
});
const run = (variant: string, ...prompts: number[]) => ({
  id: `Run:${variant}`,
  variant,
  concept: { name: "dog" },
  scores: {
    checkpoint: `${variant} round 1`,
    stage: { images: { totalCount: prompts.length, nodes: prompts.map(image) } },
  },
});

describe("evaluatedRuns", () => {
  it("leaves out what is gone and what was not evaluated", () => {
    const nodes = [run("TS", 1), null, { ...run("IS"), scores: null }, {}];
    expect(evaluatedRuns({ nodes }).map(({ variant }) => variant)).toEqual(["TS"]);
  });

  it("have the prompts of all, in order", () => {
    const runs = evaluatedRuns({ nodes: [run("TS", 3, 1), run("IS", 2, 3)] });
    expect(promptsOf(runs).map(({ promptIndex }) => promptIndex)).toEqual([1, 2, 3]);
  });
});

describe("isPromptOf", () => {
  it.each([
    ["a sks dog in the jungle", "a dog in the jungle", true],
    ["a photo of a sks  dog in snow", "a photo of a dog in snow", true],
    ["a dog in the jungle", "a dog in the jungle", true],
    ["a cube shaped sks dog", "a cube shaped dog", true],
    ["a dog sks", "a dog", true],
    ["a sks dog in the snow", "a dog in the jungle", false],
    ["a sks very wet dog", "a dog", false],
    ["a sks red dog", "a dog red", false],
  ])("of %j and %j is %s", (long, short, expected) => {
    expect(isPromptOf(long, short)).toBe(expected);
  });
});
