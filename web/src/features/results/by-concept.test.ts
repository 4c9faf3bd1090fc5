import { describe, expect, it } from "vitest";
import { byConcept, reasonOf, type ScoredRun, variantsOf } from "./by-concept.ts";

type Triple = readonly [number, number, number];
const delta = ([value, lo, hi]: Triple) => ({
  delta: { value, lo, hi, n: 25, method: "paired bootstrap", seed: 0 },
});
const run = (concept: string, variant: string, is?: Triple, ts?: Triple): ScoredRun => ({
  id: `${variant} of ${concept}`,
  variant,
  status: is ? "DONE" : "RUNNING",
  concept: { name: concept },
  scores: is && ts ? { imageSimilarity: delta(is), textSimilarity: delta(ts) } : null,
});
const baseline = (concept: string) => ({ ...run(concept, "baseline"), status: "DONE" });

const gain: Triple = [0.02, 0.01, 0.03];
const small: Triple = [0.005, -0.001, 0.011];
const loss: Triple = [-0.01, -0.02, -0.005];

describe("byConcept", () => {
  const rows = byConcept([
    baseline("dog"),
    run("dog", "TS", small, gain),
    run("dog", "IS", gain, gain),
    baseline("teapot"),
    run("teapot", "TS", loss, gain),
    run("teapot", "IS", loss, loss),
    baseline("cat"),
    run("cat", "TS"),
  ]);

  it("finds another best variant for each concept", () => {
    expect(rows.map(({ concept, best }) => [concept, best])).toEqual([
      ["dog", "IS"],
      ["teapot", "TS"],
      ["cat", undefined],
    ]);
    expect(rows[0]!.cells.get("IS")).toMatchObject({ runId: "IS of dog", isBest: true });
    expect(rows[0]!.cells.get("TS")!.isBest).toBe(false);
    expect(rows[1]!.baselineRunId).toBe("baseline of teapot");
  });

  it("says why", () => {
    expect(rows.map(reasonOf)).toEqual([
      "better in IS and TS",
      "better in TS, worse in IS",
      "not measured yet",
    ]);
  });

  it.each([
    [small, small, "leads, but no clear difference"],
    [gain, small, "better in IS, TS unclear"],
    [small, gain, "better in TS, IS unclear"],
    [loss, loss, "no variant gains: keep the baseline"],
  ])("says of IS %j and TS %j: %s", (is, ts, reason) => {
    expect(reasonOf(byConcept([baseline("dog"), run("dog", "TS", is, ts)])[0]!)).toBe(reason);
  });

  it("knows the variants in their order", () => {
    expect(variantsOf([baseline("a"), run("a", "TS"), run("a", "IS"), run("b", "TS")])).toEqual(["TS", "IS"]);
  });
});
