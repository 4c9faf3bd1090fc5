import { describe, expect, it } from "vitest";
import { failedStage } from "./failed-stage.ts";
import { runtimeOf, type StagedRun, shared } from "./runtime.ts";
import type { StageKind } from "./stage-names.ts";

type Use = readonly [id: string, kind: StageKind, seconds: number | null, round?: number, status?: string];
const run = (variant: string, ...stages: Use[]): StagedRun => ({
  id: `Run:${variant}`,
  variant,
  concept: { name: "dog" },
  stages: stages.map(([id, kind, seconds, round = 1, status = seconds === null ? "RUNNING" : "DONE"]) => ({
    round,
    stage: { id, kind, status, seconds },
  })),
});

const runs = [
  run("baseline", ["p", "PERSONALISE", 60, 0], ["e0", "GENERATE", 10, 0]),
  run("TS", ["p", "PERSONALISE", 60, 0], ["g", "GENERATE", 30], ["tt", "TRAIN", 40], ["et", "GENERATE", 10]),
  run("IS", ["p", "PERSONALISE", 60, 0], ["g", "GENERATE", 30], ["ti", "TRAIN", null]),
];

describe("runtimeOf", () => {
  const found = runtimeOf(
    runs,
    new Map([
      ["g", { images: 80, steps: 0 }],
      ["tt", { images: 0, steps: 12 }],
    ]),
  );

  it("counts a stage once, however many runs use it", () => {
    expect(found.seconds).toBe(60 + 10 + 30 + 40 + 10);
    expect(found.unsharedSeconds).toBe(3 * 60 + 2 * 30 + 10 + 40 + 10);
    expect(found.kinds.map(({ kind }) => kind)).toEqual(["PERSONALISE", "GENERATE", "TRAIN"]);
  });

  it("gives what several use to none of them", () => {
    expect(found.columns).toEqual([shared, "baseline", "TS", "IS"]);
    expect([...found.byColumn]).toEqual([
      [shared, 90],
      ["baseline", 10],
      ["TS", 50],
      ["IS", 0],
    ]);
  });

  it("says what each kind took, made and shares", () => {
    expect(found.kinds[1]).toMatchObject({ stages: 3, done: 3, sharedStages: 1, seconds: 50, images: 80 });
    expect(found.kinds[1]!.share).toBeCloseTo(1 / 3, 12);
    expect(found.kinds[2]).toMatchObject({ stages: 2, done: 1, steps: 12 });
  });

  it("is empty for runs that nobody has planned", () => {
    expect(runtimeOf([run("baseline")])).toMatchObject({ kinds: [], seconds: 0, columns: [] });
  });
});

describe("failedStage", () => {
  it("finds the first that failed, and whose it is", () => {
    const failing = run("MIX", ["p", "PERSONALISE", 60, 0], ["s", "SELECT", null, 2, "FAILED"]);
    expect(failedStage([...runs, failing])).toMatchObject({
      round: 2,
      variant: "MIX",
      concept: "dog",
      stage: { id: "s" },
    });
    expect(failedStage(runs)).toBeUndefined();
  });
});
