import { describe, expect, it } from "vitest";
import { AppError, parseConfiguration, presetConfiguration, presets } from "./index.ts";

const minimal = {
  concepts: ["dog6"],
  pack: "micro",
  personalisation: { steps: 100, learningRate: 1e-4 },
  dpo: { learningRate: 1e-5, batchSize: 24 },
};

function errorOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("expected an AppError");
}

describe("parseConfiguration", () => {
  it("fills the paper's defaults", () => {
    const c = parseConfiguration(minimal);
    expect(c.variants.map((v) => [v.name, v.selection])).toEqual([
      ["TS", { kind: "window", window: { c1: -20, c2: 70 }, minimumDelta: 1e-4 }],
      ["IS", { kind: "window", window: { c1: 0, c2: 90 }, minimumDelta: 1e-4 }],
      ["MIX", { kind: "window", window: { c1: -10, c2: 80 }, minimumDelta: 1e-4 }],
    ]);
    expect(c.dpo).toMatchObject({ beta: 5000, epochs: 5, rounds: 2, reference: "round-start", tune: "full" });
    expect(c.sampling).toEqual({ prompts: 1000, imagesPerPrompt: 10, promptSet: "pack" });
  });

  it("parses its own output to itself", () => {
    const c = parseConfiguration(minimal);
    expect(parseConfiguration(JSON.parse(JSON.stringify(c)))).toEqual(c);
  });

  const window = (w: unknown) => ({ variants: [{ name: "X", selection: { kind: "window", window: w } }] });
  const weighted = (s: object) => ({ variants: [{ name: "X", selection: { kind: "weighted", ...s } }] });
  it.each([
    [{ ...minimal, ...window({ c1: 70, c2: -20 }) }, "variants[0].selection.window", /c1 below c2/],
    [
      { ...minimal, ...window({ c1: -100, c2: 90 }) },
      "variants[0].selection.window",
      /at most 180 degrees wide/,
    ],
    [{ ...minimal, ...window("UP") }, "variants[0].selection.window", /TS, IS, MIX/],
    [{ ...minimal, ...window({ c1: -1000, c2: 0 }) }, "variants[0].selection.window.c1", /from -180 to 180/],
    [{ ...minimal, ...weighted({ lambda: 2, threshold: 0 }) }, "variants[0].selection.lambda", /from 0 to 1/],
    [{ ...minimal, ...weighted({ lambda: 1 }) }, "variants[0].selection", /exactly one of/],
    [
      { ...minimal, ...weighted({ lambda: 1, keptFraction: 0 }) },
      "variants[0].selection.keptFraction",
      /above 0/,
    ],
    [
      { ...minimal, variants: [{ name: "X", selection: {} }] },
      "variants[0].selection.kind",
      /"window" or "weighted"/,
    ],
    [{ ...minimal, dpo: { ...minimal.dpo, beta: 0 } }, "dpo.beta", /above 0/],
    [{ ...minimal, dpo: { ...minimal.dpo, beta: Number.NaN } }, "dpo.beta", /above 0/],
    [{ ...minimal, sampling: { prompts: 0 } }, "sampling.prompts", /at least 1/],
    [{ ...minimal, sampling: { imagesPerPrompt: 1 } }, "sampling.imagesPerPrompt", /at least 2/],
    [{ ...minimal, sampling: { promts: 3 } }, "sampling.promts", /only the fields prompts, imagesPerPrompt/],
    [{ ...minimal, concepts: [] }, "concepts", /at least one concept/],
    [{ ...minimal, concepts: ["a", "a"] }, "concepts", /each concept once/],
    [{ ...minimal, concepts: ["../etc"] }, "concepts[0]", /letters, digits/],
    [{ ...minimal, generation: { scheduler: "dpm" } }, "generation.scheduler", /one of pndm, ddim, euler/],
    [
      { ...minimal, personalisation: { ...minimal.personalisation, checkpoints: [200] } },
      "personalisation.checkpoints",
      /no later than the last step/,
    ],
    ["nothing", "the input", /an object with the fields/],
  ])("refuses a bad field %#", (value, field, expected) => {
    const error = errorOf(() => parseConfiguration(value));
    expect(error.code).toBe("BAD_INPUT");
    expect(error.detail.field).toBe(field);
    expect(error.detail.expected).toMatch(expected);
    expect(error.message).toContain(field);
  });

  it("names further problems in the hint", () => {
    const error = errorOf(() => parseConfiguration({ ...minimal, pack: "", seed: -1 }));
    expect(error.detail.field).toBe("pack");
    expect(error.detail.hint).toMatch(/seed/);
  });
});

describe("presets", () => {
  it.each(Object.keys(presets))("%s is valid and takes changes field by field", (name) => {
    const c = presetConfiguration(name, { concepts: ["dog6"], pack: "p", dpo: { rounds: 3 } });
    expect(c.dpo.rounds).toBe(3);
    expect(c.dpo.beta).toBe(5000);
  });

  it("refuses an unknown preset", () => {
    expect(errorOf(() => presetConfiguration("paper", {})).message).toMatch(/one of paper-sd2, paper-sdxl/);
  });
});
