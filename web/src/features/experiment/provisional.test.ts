import { describe, expect, it } from "vitest";
import { evaluationStages, personalisationOf, provisionalOf, scoresByStage } from "./provisional.ts";
import type { StagedRun } from "./runtime.ts";
import type { StageKind } from "./stage-names.ts";

const run = (
  variant: string,
  ...stages: (readonly [round: number, kind: StageKind, id: string])[]
): StagedRun => ({
  id: `Run:${variant}`,
  variant,
  concept: { name: "dog" },
  stages: stages.map(([round, kind, id]) => ({ round, stage: { id, kind, status: "DONE", seconds: 1 } })),
});
const personalisation = { steps: [50, 100], start: 100 };
const runs = [
  run(
    "baseline",
    [0, "PERSONALISE", "p"],
    [0, "GENERATE", "b50"],
    [0, "SCORE", "s"],
    [0, "GENERATE", "b100"],
    [0, "GENERATE", "long"],
  ),
  run(
    "TS",
    [0, "PERSONALISE", "p"],
    [1, "GENERATE", "g"],
    [1, "SELECT", "c"],
    [1, "TRAIN", "t"],
    [1, "GENERATE", "t1"],
    [1, "GENERATE", "long1"],
  ),
  run("IS", [1, "GENERATE", "g"]),
];

describe("personalisationOf", () => {
  it("knows which steps are evaluated", () => {
    const configuration = {
      personalisation: { steps: 100, checkpoints: [50], startFrom: 50 },
      evaluation: { frontier: true },
    };
    expect(personalisationOf(configuration)).toEqual({ steps: [50, 100], start: 50 });
    expect(personalisationOf({ ...configuration, evaluation: { frontier: false } })).toEqual({
      steps: [50],
      start: 50,
    });
    expect(personalisationOf({ source: "import" })).toBeUndefined();
  });
});

describe("evaluationStages", () => {
  it("are the baseline's checkpoints and what each round trained", () => {
    expect(
      evaluationStages(runs, personalisation).map(({ stageId, variant, round, step }) => [
        stageId,
        variant,
        round,
        step,
      ]),
    ).toEqual([
      ["b50", "baseline", 0, 50],
      ["b100", "baseline", 0, 100],
      ["t1", "TS", 1, null],
    ]);
  });
});

const stage = (id: string, ...scores: (readonly [number | null, number | null])[]) => ({
  id,
  images: {
    nodes: scores.map(([imageSimilarity, textSimilarity], promptIndex) => ({
      promptIndex,
      imageSimilarity,
      textSimilarity,
    })),
  },
});

describe("provisionalOf", () => {
  const stages = evaluationStages(runs, personalisation);
  const of = (...nodes: ReturnType<typeof stage>[]) =>
    provisionalOf(stages, scoresByStage({ nodes }), personalisation);

  it("pairs prompts with the baseline's", () => {
    const found = of(stage("b100", [0.5, 0.25], [0.5, 0.75]), stage("t1", [0.625, 0.25], [0.875, 0.75]))!;
    expect(found).toMatchObject({ concept: "dog", prompts: 2 });
    expect(found.points[0]).toMatchObject({
      variant: "baseline",
      step: 100,
      is: { value: 0 },
      ts: { value: 0 },
    });
    const [, ts] = found.points;
    expect(ts).toMatchObject({ variant: "TS", round: 1, href: "/runs/TS", ts: { value: 0, lo: 0, hi: 0 } });
    // Differences .125 and .375: mean .25, sd .1768, half width 1.96 * .1768 / sqrt(2) = .245
    expect(ts!.is.value).toBe(0.25);
    expect(ts!.is.hi).toBeCloseTo(0.495, 3);
  });

  it("passes over what is not scored yet", () => {
    const found = of(stage("b100", [0.5, 0.25], [0.5, null]), stage("t1", [0.625, 0.25], [0.875, 0.75]))!;
    expect(found.prompts).toBe(1);
    expect(found.points[1]!.is).toEqual({ value: 0.125, sigma: null, lo: null, hi: null });
  });

  it("is nothing before the baseline is scored", () => {
    expect(of(stage("t1", [0.5, 0.5]))).toBeUndefined();
    expect(of(stage("b100", [null, null]))).toBeUndefined();
    expect(of()).toBeUndefined();
  });
});
