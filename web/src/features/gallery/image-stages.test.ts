import { describe, expect, it } from "vitest";
import { choicesOf, chooseStage, columnsOf, imageStagesOf, type RunWithStages } from "./image-stages.ts";

const stage = (round: number, id: string, kind = "GENERATE") => ({
  round,
  stage: { id, kind, status: "DONE" },
});
const evaluation = (id: string, round: number | null, step: number | null = null, suite = "dreambench") => ({
  checkpoint: id,
  round,
  step,
  suite,
  stage: { id },
});

const ts: RunWithStages = {
  id: "Run:ts",
  variant: "TS",
  stages: [
    stage(0, "p", "PERSONALISE"),
    stage(1, "candidates-1"),
    stage(1, "select-1", "SELECT"),
    stage(1, "ts-1"),
    stage(1, "ts-1-long"),
    stage(2, "candidates-2"),
    stage(2, "select-2", "SELECT"),
    stage(2, "ts-2"),
  ],
  evaluations: [
    evaluation("ts-1", 1),
    evaluation("ts-1-long", 1, null, "long-prompts"),
    evaluation("ts-2", 2),
  ],
};
const is: RunWithStages = {
  ...ts,
  id: "Run:is",
  variant: "IS",
  stages: [stage(1, "candidates-1"), stage(1, "select-is", "SELECT"), stage(1, "is-1")],
  evaluations: [],
};
const baseline: RunWithStages = {
  id: "Run:base",
  variant: "baseline",
  stages: [stage(0, "base-75"), stage(0, "base-150")],
  evaluations: [evaluation("base-150", null), evaluation("base-75", null, 75)],
};

describe("imageStagesOf", () => {
  it("tells the candidates of a round from its evaluations", () => {
    expect(imageStagesOf(ts).map(({ stage, purpose, suite }) => [stage, purpose, suite])).toEqual([
      ["candidates-1", "training", null],
      ["ts-1", "evaluation", "dreambench"],
      ["ts-1-long", "evaluation", "long-prompts"],
      ["candidates-2", "training", null],
      ["ts-2", "evaluation", "dreambench"],
    ]);
  });
  it("takes images of a run that is not published yet by their place", () => {
    expect(imageStagesOf(is).map(({ purpose }) => purpose)).toEqual(["training", "evaluation"]);
  });
});

describe("chooseStage", () => {
  const choose = (
    run: RunWithStages,
    round: number | null,
    purpose: "evaluation" | "training" = "evaluation",
  ) => chooseStage(run, { purpose, round, suite: null })?.stage;
  it("takes the last round where none is asked", () => expect(choose(ts, null)).toBe("ts-2"));
  it("takes the round asked", () => expect(choose(ts, 1)).toBe("ts-1"));
  it("keeps to a suite", () =>
    expect(chooseStage(ts, { purpose: "evaluation", round: null, suite: "long-prompts" })?.stage).toBe(
      "ts-1-long",
    ));
  it("lets a baseline stand for itself, by its last checkpoint", () => {
    expect(choose(baseline, 2)).toBe("base-150");
    expect(choose(baseline, null)).toBe("base-150");
  });
  it("knows no training images of a baseline", () => expect(choose(baseline, 1, "training")).toBeUndefined());
  it("has nothing for a round that was not reached", () => expect(choose(is, 2)).toBeUndefined());
});

describe("columnsOf", () => {
  it("joins runs that share a stage and keeps the order", () => {
    const columns = columnsOf([ts, baseline, is], { purpose: "training", round: 1, suite: null });
    expect(columns.map(({ key, runs }) => [key, runs.map((run) => run.variant)])).toEqual([
      ["ts", ["TS", "IS"]],
      ["base", ["baseline"]],
    ]);
  });
});

describe("choicesOf", () => {
  it("lists rounds and suites", () => {
    expect(choicesOf([ts, baseline], "evaluation")).toEqual({
      rounds: [0, 1, 2],
      suites: ["dreambench", "long-prompts"],
    });
    expect(choicesOf([ts], "training")).toEqual({ rounds: [1, 2], suites: [] });
  });
});
