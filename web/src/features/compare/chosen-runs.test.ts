import { describe, expect, it } from "vitest";
import { type ChosenRun, foundRuns, selectComparable } from "./chosen-runs.ts";

const run = (variant: string, concept: string, status = "DONE", experiment = "a"): ChosenRun => ({
  id: `Run:${variant}-${concept}-${experiment}`,
  variant,
  status,
  seed: 0,
  concept: { name: concept },
  experiment: { id: experiment, name: experiment },
});

describe("foundRuns", () => {
  it("tells runs from ids that lead to none", () => {
    const known = run("TS", "dog");
    expect(foundRuns([known.id, "Run:gone", "Run:other"], { nodes: [known, null, {}] } as never)).toEqual({
      runs: [known],
      gone: ["Run:gone", "Run:other"],
    });
  });
});

describe("selectComparable", () => {
  it("takes finished runs of the same concepts", () => {
    const runs = [
      run("TS", "dog"),
      run("IS", "dog"),
      run("TS", "cat"),
      run("IS", "cat"),
      run("MIX", "dog", "RUNNING"),
    ];
    const found = selectComparable(runs);
    expect(found.runs).toEqual(runs.slice(0, 4));
    expect(found.left).toEqual([{ run: runs[4], why: "unfinished" }]);
    expect(found.concepts).toEqual(["dog", "cat"]);
  });

  it("leaves out runs of a concept that not all are about", () => {
    const runs = [run("TS", "dog"), run("IS", "dog"), run("TS", "cat")];
    expect(selectComparable(runs).left).toEqual([{ run: runs[2], why: "concept" }]);
  });

  it("takes the concept with most runs where none is shared, or the one asked for", () => {
    const runs = [run("TS", "cat"), run("IS", "dog"), run("MIX", "dog")];
    expect(selectComparable(runs).runs.map(({ variant }) => variant)).toEqual(["IS", "MIX"]);
    expect(selectComparable(runs, "cat").runs.map(({ variant }) => variant)).toEqual(["TS"]);
    expect(selectComparable(runs, "unknown").runs).toHaveLength(2);
  });

  it("takes the same variant of two experiments as two", () => {
    const runs = [run("TS", "dog"), run("TS", "dog", "DONE", "b"), run("TS", "cat")];
    expect(selectComparable(runs).runs).toEqual(runs.slice(0, 2));
  });

  it("is empty for none", () => expect(selectComparable([])).toEqual({ runs: [], left: [], concepts: [] }));
});
