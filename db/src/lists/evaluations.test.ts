import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, type EvaluationResult, openDatabase, type Run, saveEvaluation } from "../index.ts";
import { WrittenExperiment } from "../queries/testing/evaluated-experiment.ts";
import { standardDeviation, standardError } from "../statistics/index.ts";
import { evaluationsById, evaluationsOfRuns, figuresOfEvaluations, finalEvaluationsOfRuns } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "evaluations-"));
let db: Database;
let [ts, baseline]: Run[] = [];

const promptMeans = [0.61, 0.7, 0.66, 0.72];
const figure = (over: Partial<EvaluationResult>): EvaluationResult => ({
  concept: "rex",
  promptIndex: null,
  prompt: null,
  metric: "imageSimilarity",
  value: 0.6725,
  lo: null,
  hi: null,
  n: 4,
  method: "mean",
  seed: null,
  ...over,
});
const results = [
  figure({}),
  figure({ metric: "imageSimilarityDelta", value: 0.02, lo: 0.01, hi: 0.03, seed: 7, method: "bootstrap" }),
  ...promptMeans.map((value, promptIndex) =>
    figure({ promptIndex, prompt: `prompt ${promptIndex}`, value, n: 2 }),
  ),
  figure({ metric: "textSimilarity", value: 0.3, n: 1 }),
  figure({ metric: "textSimilarity", promptIndex: 0, prompt: "prompt 0", value: 0.3, n: 2 }),
];

beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
  const written = await WrittenExperiment.create(db, {
    name: "one",
    concepts: ["rex"],
    variants: ["TS", "baseline"],
  });
  [ts, baseline] = [written.run("TS"), written.run("baseline")];
  const save = async (run: Run, checkpoint: string, over: object) => {
    const kind = "generate";
    const { id: stageId } = await written.stage(
      { run, round: 1 },
      { kind, inputs: { checkpoint, over } },
      {},
    );
    const protocol = { suite: "dreambench", checkpoint, ...over };
    const label = `${checkpoint} (${protocol.suite})`;
    await saveEvaluation(db, { runId: run.id, stageId, label, protocol, results });
  };
  await save(baseline!, "baseline step 50", { step: 50 });
  await save(baseline!, "baseline", { step: 100 });
  await save(baseline!, "baseline step 150", { step: 150 });
  await save(ts!, "TS round 2", { round: 2 });
  await save(ts!, "TS round 10", { round: 10 });
  await save(ts!, "TS round 10", { round: 10, suite: "long" });
  await save(ts!, "TS round 3", { round: 3 });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

describe("evaluations", () => {
  it("come by run, and by id", async () => {
    const found = await evaluationsOfRuns(db, [ts!.id, baseline!.id]);
    expect(found.map(({ label }) => label)).toEqual([
      "baseline step 50 (dreambench)",
      "baseline (dreambench)",
      "baseline step 150 (dreambench)",
      "TS round 2 (dreambench)",
      "TS round 10 (dreambench)",
      "TS round 10 (long)",
      "TS round 3 (dreambench)",
    ]);
    expect(await evaluationsById(db, [found[3]!.id])).toEqual([found[3]]);
  });

  it("of which a run stands for the last round, a baseline for where its variants began", async () => {
    const runs = [baseline!.id, ts!.id];
    const labelsOf = async (suite?: string) => {
      const finals = await finalEvaluationsOfRuns(db, runs, suite);
      return runs.map((id) => finals.get(id)?.label);
    };
    expect(await labelsOf()).toEqual(["baseline (dreambench)", "TS round 10 (dreambench)"]);
    expect(await labelsOf("long")).toEqual([undefined, "TS round 10 (long)"]);
    expect(await labelsOf("none")).toEqual([undefined, undefined]);
  });
});

describe("figures", () => {
  it("come with the spread of their prompts and the difference to the baseline", async () => {
    const { id } = (await evaluationsOfRuns(db, [ts!.id]))[0]!;
    const all = (await figuresOfEvaluations(db, [id])).get(id)!;
    expect(all.map(({ metric, promptIndex }) => [metric, promptIndex])).toEqual([
      ["imageSimilarity", null],
      ...promptMeans.map((_, i) => ["imageSimilarity", i]),
      ["textSimilarity", null],
      ["textSimilarity", 0],
    ]);
    expect(all[0]!.deviation).toBeCloseTo(standardDeviation(promptMeans)!, 12);
    expect(all[0]!.error).toBeCloseTo(standardError(promptMeans)!, 12);
    expect(all[0]!.statistic).toEqual({
      value: 0.6725,
      lo: null,
      hi: null,
      n: 4,
      method: "mean",
      seed: null,
    });
    expect(all[0]!.delta).toMatchObject({ value: 0.02, lo: 0.01, hi: 0.03, seed: 7 });
    expect(all[1]).toMatchObject({ prompt: "prompt 0", delta: null, deviation: null, error: null });
    expect(all[5]).toMatchObject({ delta: null, deviation: null, error: null });
  });

  it("are narrowed by metric and by prompt without losing spread and difference", async () => {
    const ids = (await evaluationsOfRuns(db, [ts!.id])).map((row) => row.id);
    const narrowed = await figuresOfEvaluations(db, ids, { metrics: ["imageSimilarity"], perPrompt: false });
    expect(narrowed.size).toBe(4);
    for (const [only, ...others] of narrowed.values()) {
      expect(others).toEqual([]);
      expect(only).toMatchObject({ delta: { value: 0.02 }, deviation: expect.any(Number) });
    }
    const prompts = await figuresOfEvaluations(db, ids, { perPrompt: true });
    expect([...prompts.values()].map((figures) => figures.length)).toEqual([5, 5, 5, 5]);
  });
});
