import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import { compactMetrics, ensureStage, linkStage, newMetricPoints, recordMetrics } from "./index.ts";

let test: TestDatabase;
let runId: string;
let stageId: string;
let early: string;
beforeAll(async () => {
  test = await openTestDatabase();
  const { db } = test;
  const experiment = await storeExperiment(db);
  runId = experiment.runs[1]!.id;
  const make = async (inputHash: string, kind: string, round: number) => {
    const { id } = await ensureStage(db, { inputHash, kind, inputs: {}, expected: 1 });
    await linkStage(db, { runId, round, kind, inputHash });
    return id;
  };
  stageId = await make("b".repeat(64), "train", 1);
  await linkStage(db, { runId, round: 2, kind: "train", inputHash: "b".repeat(64) });
  early = await make("a".repeat(64), "personalise", 0);
});
afterAll(() => test.dispose());

const record = (stage: string, metric: string, steps: readonly number[]) =>
  recordMetrics(
    test.db,
    stage,
    steps.map((step) => ({ metric, step, value: step / 2, time: 1_000_000 + step })),
  );
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const look = (request: Partial<Parameters<typeof newMetricPoints>[1]> = {}) =>
  newMetricPoints(test.db, { runId, seen: [], limit: 2000, ...request });
const stepsOf = (found: Awaited<ReturnType<typeof look>>) =>
  Object.fromEntries(
    found.map(({ round, metric, points }) => [`${round} ${metric}`, points.map((p) => p.step)]),
  );

describe("new metric points", () => {
  it("are none of a run without series", async () => {
    expect(await look()).toEqual([]);
  });

  it("are all there is at first, by round, name and step, each stage once", async () => {
    await record(stageId, "loss", [2, 1, 3]);
    await record(stageId, "accuracy", [1]);
    await record(early, "loss", [7]);
    const found = await look();
    expect(Object.keys(stepsOf(found))).toEqual(["0 loss", "1 accuracy", "1 loss"]);
    expect(found[2]).toEqual({
      stageId,
      round: 1,
      metric: "loss",
      points: [1, 2, 3].map((step) => ({ step, value: step / 2, time: 1_000_000 + step })),
      skipped: false,
    });
  });

  it("are those after what was seen, of the names and the time asked for", async () => {
    const seen = [{ stageId, metric: "loss", step: 2 }];
    expect(stepsOf(await look({ seen }))).toEqual({ "0 loss": [7], "1 accuracy": [1], "1 loss": [3] });
    expect(stepsOf(await look({ seen, metrics: ["accuracy"] }))).toEqual({ "1 accuracy": [1] });
    expect(await look({ metrics: [] })).toEqual([]);
    expect(stepsOf(await look({ after: 1_000_002 }))).toEqual({ "0 loss": [7], "1 loss": [3] });
    const all = [
      ...seen,
      { stageId, metric: "accuracy", step: 1 },
      { stageId: early, metric: "loss", step: 7 },
    ];
    expect(stepsOf(await look({ seen: all }))).toEqual({ "1 loss": [3] });
  });

  it("are found wherever compaction has put them, the newest where they are too many", async () => {
    await record(stageId, "curve", range(1, 3500));
    await record(stageId, "accuracy", range(2, 40));
    const whole = await look({ metrics: ["curve"] });
    expect(stepsOf(whole)).toEqual({ "1 curve": range(1501, 3500) });
    expect(whole[0]!.skipped).toBe(true);
    await compactMetrics(test.db, stageId);
    expect(await look({ metrics: ["curve"] })).toEqual(whole);
    await compactMetrics(test.db, stageId, { all: true });
    expect(await look({ metrics: ["curve"] })).toEqual(whole);
    const seen = [{ stageId, metric: "curve", step: 3400 }];
    expect(stepsOf(await look({ seen, metrics: ["curve"] }))).toEqual({ "1 curve": range(3401, 3500) });
    const shared = await look({ metrics: ["curve", "accuracy"], limit: 60 });
    expect(stepsOf(shared)).toEqual({ "1 accuracy": range(11, 40), "1 curve": range(3471, 3500) });
    expect(shared.map(({ skipped }) => skipped)).toEqual([true, true]);
  });

  it("tell values that no number is", async () => {
    await recordMetrics(test.db, early, [{ metric: "odd", step: 1, value: Number.NaN, time: 1 }]);
    expect((await look({ metrics: ["odd"] }))[0]!.points).toEqual([{ step: 1, value: Number.NaN, time: 1 }]);
  });
});
