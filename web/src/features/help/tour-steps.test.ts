import { describe, expect, it } from "vitest";
import { tourSteps } from "./tour-steps.ts";

const dog = { id: "Concept:dog", name: "dog6" };
const cat = { id: "Concept:cat", name: "cat2" };
const run = (name: string, variant: string, concept = dog, seed = 0) => ({
  id: `Run:${name}`,
  variant,
  seed,
  concept,
});

describe("the tour", () => {
  it("leads into a finished experiment, comparing runs of one concept and seed", () => {
    const nodes = [run("a", "TS"), run("b", "TS", cat), run("c", "IS", dog, 1), run("d", "baseline")];
    const hrefs = tourSteps({ id: "Experiment:x", name: "demo", runs: { nodes } }).map(({ href }) => href);
    expect(hrefs).toEqual([
      "/experiments/x",
      "/compare?runs=a,d",
      "/gallery?runs=a,d",
      "/runs/a/pairs?round=1",
      "/runs/a",
      "/experiments/new",
    ]);
  });

  it("leads to the lists where nothing has finished", () => {
    for (const { href } of tourSteps(undefined)) expect(href).not.toMatch(/undefined|=$|\/$/);
    expect(tourSteps(undefined)[1]!.href).toBe("/compare");
  });

  it("shows pairs of a variant, which the baseline has none of", () => {
    const nodes = [run("d", "baseline"), run("e", "MIX")];
    const steps = tourSteps({ id: "Experiment:x", name: "demo", runs: { nodes } });
    expect(steps[3]!.href).toBe("/runs/e/pairs?round=1");
  });
});
