import { describe, expect, it } from "vitest";
import { type ChoosableRun, comparableRuns } from "./comparable-runs.ts";

const run = (concept: string, variant: string, status = "DONE"): ChoosableRun => ({
  id: `${variant} of ${concept}`,
  variant,
  status,
  seed: 0,
  concept: { name: concept },
});
const of = (concept: string, ...statuses: string[]) =>
  ["baseline", "TS", "IS", "MIX"].map((variant, i) => run(concept, variant, statuses[i] ?? "DONE"));

describe("comparableRuns", () => {
  it("are all runs of a finished experiment", () => {
    const found = comparableRuns([...of("cat"), ...of("dog")])!;
    expect(found.runIds).toHaveLength(8);
    expect(found).toMatchObject({
      baselineRunId: "baseline of cat",
      concepts: ["cat", "dog"],
      missing: [],
      partial: [],
    });
  });

  it("are those of one concept where one is asked for", () => {
    expect(comparableRuns([...of("cat"), ...of("dog")], "dog")).toMatchObject({
      baselineRunId: "baseline of dog",
      concepts: ["dog"],
    });
  });

  it("are those of complete concepts while others run", () => {
    const found = comparableRuns([...of("cat"), ...of("dog", "DONE", "RUNNING")])!;
    expect(found.concepts).toEqual(["cat"]);
    expect(found.missing).toEqual([{ concept: "dog", why: "unfinished" }]);
  });

  it("are the finished ones of the furthest concept before one is complete", () => {
    const found = comparableRuns([
      ...of("cat", "DONE", "RUNNING", "PENDING", "PENDING"),
      ...of("dog", "DONE", "DONE", "RUNNING", "PENDING"),
    ])!;
    expect(found.runIds).toEqual(["baseline of dog", "TS of dog"]);
  });

  it("are none before a baseline is done", () => {
    expect(comparableRuns([])).toBeUndefined();
    expect(comparableRuns(of("cat", "RUNNING"))).toBeUndefined();
  });

  it("leave a fork out that only one of the concepts has, and name it", () => {
    const found = comparableRuns([...of("cat"), ...of("dog"), run("cat", "wide", "QUEUED")])!;
    expect(found.runIds).toHaveLength(8);
    const done = comparableRuns([...of("cat"), ...of("dog"), run("cat", "wide")])!;
    expect(done.runIds).toHaveLength(8);
    expect(done.partial).toEqual(["wide"]);
    expect(comparableRuns([...of("cat"), run("cat", "wide")])!.runIds).toContain("wide of cat");
  });

  it("are at most 50, whole concepts", () => {
    const names = Array.from({ length: 30 }, (_, i) => `concept-${i}`);
    const found = comparableRuns(names.flatMap((name) => of(name)))!;
    expect(found.runIds).toHaveLength(48);
    expect(found.missing).toHaveLength(18);
    expect(found.missing[0]).toEqual({ concept: "concept-12", why: "limit" });
  });
});
