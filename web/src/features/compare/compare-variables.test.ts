import { describe, expect, it } from "vitest";
import { comparisonOfChoice, runIdsOf } from "./compare-variables.ts";

const id = (n: number) => `01a20fb5-e2d1-7c13-9844-${String(n).padStart(12, "0")}`;
const run = (n: number, status = "DONE") => ({
  id: `Run:${id(n)}`,
  variant: `v${n}`,
  status,
  seed: 0,
  concept: { name: "dog" },
  experiment: { id: "a", name: "a" },
});
const view = { baseline: null, concept: null, suite: null };

describe("runIdsOf", () => {
  it("takes each id once and passes over what is none", () => {
    expect(runIdsOf([id(1), "x", id(1), id(2), ""])).toEqual([`Run:${id(1)}`, `Run:${id(2)}`]);
  });

  it("takes at most 20", () => {
    expect(runIdsOf(Array.from({ length: 25 }, (_, i) => id(i)))).toHaveLength(20);
  });
});

describe("comparisonOfChoice", () => {
  it("asks for the finished ones", () => {
    expect(
      comparisonOfChoice([run(1), run(2, "RUNNING")], { ...view, baseline: id(9), suite: "long" }).variables,
    ).toEqual({
      runIds: [`Run:${id(1)}`],
      baselineRunId: `Run:${id(9)}`,
      suite: "long",
      checkpoints: "ALL",
    });
  });

  it("asks nothing where none is finished, and for no baseline that is no id", () => {
    expect(comparisonOfChoice([run(2, "RUNNING")], view).variables).toBeUndefined();
    expect(comparisonOfChoice([run(1)], { ...view, baseline: "x" }).variables!.baselineRunId).toBeNull();
  });
});
