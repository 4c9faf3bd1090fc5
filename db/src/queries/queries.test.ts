import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError, presetConfiguration } from "../contract/index.ts";
import type { Concept, Database, Experiment, Lease, Stage } from "../index.ts";
import * as storage from "../index.ts";

const folder = mkdtempSync(join(tmpdir(), "dbdpo-queries-"));
let db: Database;
beforeAll(async () => {
  db = await storage.openDatabase({ dataFolder: folder });
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

const hash = (n: number) => n.toString(16).padStart(64, "0");
let counter = 0;
const fresh = () => ++counter;

async function errorOf(work: Promise<unknown>): Promise<AppError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw new Error(`expected an AppError, got ${outcome}`);
}

const dog = { className: "dog", kind: "live", contentHash: hash(1) } as const;
const image = { sha256: hash(2), width: 64, height: 64, fileName: "a.png" };
const configuration = presetConfiguration("demo", { concepts: ["dog"] });

async function concept(): Promise<Concept> {
  return storage.saveConcept(db, { ...dog, name: "dog", images: [image, { ...image, fileName: "b.png" }] });
}

async function experiment(): Promise<Experiment> {
  const { id: conceptId } = await concept();
  const run = (variant: string) => ({ conceptId, variant, seed: 1, configuration: { variant } });
  return storage.createExperiment(db, {
    name: `e${fresh()}`,
    preset: "demo",
    configuration,
    configurationHash: hash(7),
    runs: [run("baseline"), run("TS")],
  });
}

const stage = (expected = 2): Promise<Stage> =>
  storage.ensureStage(db, { inputHash: hash(1000 + fresh()), kind: "generate", inputs: { n: 1 }, expected });

const acquire = (id: string, runner = "a", leaseSeconds = 60): Promise<Lease> =>
  storage.acquireExperiment(db, id, { runner, leaseSeconds });

describe("concepts", () => {
  it("are stored once, with their images in order", async () => {
    const first = await concept();
    expect(await concept()).toEqual(first);
    expect(first.images.map((i) => i.fileName)).toEqual(["a.png", "b.png"]);
    expect(await storage.listConcepts(db)).toEqual([first]);
  });

  it("refuse other content under a taken name", async () => {
    await concept();
    const error = await errorOf(
      storage.saveConcept(db, { ...dog, name: "dog", contentHash: hash(9), images: [] }),
    );
    expect(error.code).toBe("CONFLICT");
    expect((await errorOf(storage.findConcept(db, "cat"))).code).toBe("NOT_FOUND");
  });
});

describe("packs and prompt sets", () => {
  it("are known by their hash", async () => {
    const pack = { name: "micro", hash: hash(3), kind: "diffusion", path: "/a", card: "# Card" } as const;
    const first = await storage.savePack(db, pack);
    const moved = await storage.savePack(db, { ...pack, path: "/b" });
    expect(moved).toMatchObject({ id: first.id, path: "/b", card: "# Card" });
    const prompts = [{ index: 0, template: "a {token} {class}" }];
    const set = { name: "p", hash: hash(4), purpose: "training", prompts } as const;
    expect(await storage.savePromptSet(db, set)).toEqual(await storage.savePromptSet(db, set));
  });
});

describe("experiments", () => {
  it("are found by name and id, with their runs", async () => {
    const made = await experiment();
    expect(made).toMatchObject({ status: "queued", configuration, startedAt: null, leaseHolder: null });
    expect(made.runs.map((r) => r.variant)).toEqual(["baseline", "TS"]);
    expect(await storage.findExperiment(db, made.id)).toEqual(made);
    expect(await storage.findExperiment(db, made.name)).toEqual(made);
    expect(await storage.listRuns(db, made.id)).toEqual(made.runs);
    expect(await storage.findRun(db, made.runs[0]!.id)).toEqual(made.runs[0]);
    expect((await errorOf(storage.findExperiment(db, "none"))).code).toBe("NOT_FOUND");
    expect((await errorOf(storage.findRun(db, "none"))).code).toBe("NOT_FOUND");
  });

  it("are created once under a name and configuration", async () => {
    const made = await experiment();
    const again = { name: made.name, configuration, configurationHash: hash(7), runs: [] };
    expect(await storage.createExperiment(db, again)).toEqual(made);
    const other = await errorOf(storage.createExperiment(db, { ...again, configurationHash: hash(8) }));
    expect(other.code).toBe("CONFLICT");
    expect(other.message).toContain(made.name);
  });

  it("are listed newest first, page by page", async () => {
    const made = [await experiment(), await experiment(), await experiment()];
    const [newest, second] = await storage.listExperiments(db, { limit: 2 });
    expect([newest!.id, second!.id]).toEqual([made[2]!.id, made[1]!.id]);
    const [third] = await storage.listExperiments(db, { limit: 1, after: second!.id });
    expect(third!.id).toBe(made[0]!.id);
  });

  it("carry status, error, start and end", async () => {
    const { id, runs } = await experiment();
    await storage.setExperimentStatus(db, id, "running");
    const started = await storage.findExperiment(db, id);
    expect(started.startedAt).toBeInstanceOf(Date);
    await storage.setExperimentStatus(db, id, "failed", new AppError("DIVERGED", "Loss is NaN."));
    await storage.setRunStatus(db, runs[0]!.id, "done", { manifestSha256: hash(5) });
    const failed = await storage.findExperiment(db, id);
    expect(failed).toMatchObject({
      status: "failed",
      error: { code: "DIVERGED", message: "Loss is NaN." },
      startedAt: started.startedAt,
    });
    expect(failed.finishedAt).toBeInstanceOf(Date);
    expect(failed.runs[0]).toMatchObject({ status: "done", manifestSha256: hash(5), error: null });
  });

  it("take a fork once", async () => {
    const { id, runs } = await experiment();
    const run = {
      conceptId: runs[1]!.conceptId,
      variant: "TS",
      seed: 1,
      parentRunId: runs[1]!.id,
      forkRound: 2,
      configuration: {},
    };
    const first = await storage.addRun(db, id, run);
    expect(await storage.addRun(db, id, run)).toEqual(first);
    expect(await storage.listRuns(db, id)).toHaveLength(3);
  });

  it("are cancelled at once when nobody holds them, else by their runner", async () => {
    const idle = await experiment();
    expect(await storage.isCancelRequested(db, idle.id)).toBe(false);
    expect(await storage.requestCancel(db, idle.id)).toBe("cancelled");
    const held = await experiment();
    await acquire(held.id);
    await storage.setExperimentStatus(db, held.id, "running");
    expect(await storage.requestCancel(db, held.id)).toBe("cancelling");
    expect(await storage.isCancelRequested(db, held.id)).toBe(true);
    await storage.setExperimentStatus(db, held.id, "done");
    expect(await storage.requestCancel(db, held.id)).toBe("done");
  });
});

describe("leases", () => {
  it("belong to one runner, and the conflict names it", async () => {
    const { id } = await experiment();
    const lease = await acquire(id, "host-1");
    const error = await errorOf(acquire(id, "host-2"));
    expect(error.code).toBe("CONFLICT");
    expect(error.message).toMatch(/host-1 .* until \d{4}-/);
    await lease.renew();
    await lease.release();
    expect((await acquire(id, "host-2")).token).toBe(lease.token + 1);
  });

  it("are taken over when they ran out or their holder is known to be dead; the loser writes nothing", async () => {
    for (const [seconds, isGone] of [
      [-1, undefined],
      [60, (holder: string) => holder === "a"],
    ] as const) {
      const { id } = await experiment();
      const { id: stageId } = await stage();
      const lost = await acquire(id, "a", seconds);
      const taken = await storage.acquireExperiment(db, id, {
        runner: "b",
        leaseSeconds: 60,
        ...(isGone ? { isGone } : {}),
      });
      const shard = { stageId, index: 0, resultSha256: hash(1), output: null };
      for (const work of [
        () => lost.renew(),
        () => storage.completeShard(db, { ...shard, lease: lost }),
        () => storage.completeStage(db, { stageId, lease: lost, output: null }),
        () =>
          storage.saveCheckpoint(db, {
            stageId,
            lease: lost,
            checkpoint: { step: 1, sha256: hash(1), bytes: 1, role: "resume" },
          }),
      ])
        expect((await errorOf(work())).code).toBe("CONFLICT");
      await lost.release();
      expect(await storage.completedShards(db, stageId)).toEqual([]);
      await storage.completeShard(db, { ...shard, lease: taken });
      expect(await storage.completedShards(db, stageId)).toHaveLength(1);
    }
  });

  it("are won by one of many that ask at once", async () => {
    const { id } = await experiment();
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, i) => acquire(id, `r${i}`)));
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
  });
});

describe("stages", () => {
  it("are shared by input hash and listed by the runs that use them", async () => {
    const { runs } = await experiment();
    const made = await stage();
    const same = { inputHash: made.inputHash, kind: "generate", inputs: { n: 1 }, expected: 2 };
    expect(await storage.ensureStage(db, same)).toEqual(made);
    expect((await errorOf(storage.ensureStage(db, { ...same, expected: 3 }))).code).toBe("CONFLICT");
    for (const run of runs) {
      const link = { runId: run.id, round: 1, kind: "generate", inputHash: made.inputHash };
      await storage.linkStage(db, link);
      await storage.linkStage(db, link);
      expect(await storage.listStages(db, run.id)).toEqual([{ ...made, round: 1 }]);
    }
    const nowhere = { runId: runs[0]!.id, round: 1, kind: "generate", inputHash: hash(0) };
    expect((await errorOf(storage.linkStage(db, nowhere))).code).toBe("NOT_FOUND");
  });

  it("store a finished shard once, with its rows", async () => {
    const lease = await acquire((await experiment()).id);
    const { id: stageId } = await stage();
    const images = [0, 1].map((sample) => ({
      key: `0/${sample}`,
      promptIndex: 0,
      promptText: "a dog",
      sample,
      seed: 2 ** 40,
      sha256: hash(sample),
      width: 64,
      height: 64,
    }));
    const scores = [{ imageKey: "0/0", judge: "clip", metric: "is", value: 0.25 }] as const;
    const pairs = [0, 1].map((index) => ({
      index,
      promptIndex: 0,
      winnerKey: "0/0",
      loserKey: "0/1",
      imageStageId: stageId,
      deltaTs: 0.1,
      deltaIs: -0.2,
      angle: -63.4,
      kept: index === 0,
      reason: index === 0 ? null : "outside the window",
    }));
    const checkpoints = [{ step: 3, sha256: hash(6), bytes: 12, role: "weights" }] as const;
    const rows = { images, scores, pairs, checkpoints };
    const shard = { stageId, index: 1, lease, resultSha256: hash(11), output: { n: 2 }, ...rows };
    await storage.completeShard(db, shard);
    await storage.completeShard(db, shard);
    expect(await storage.findStage(db, stageId)).toMatchObject({ status: "running", done: 1 });
    expect(await storage.listImages(db, { stageId })).toMatchObject(images);
    expect(await storage.listImages(db, { stageId, promptIndex: 1 })).toEqual([]);
    expect(await storage.listScores(db, { stageId })).toEqual([
      { ...scores[0], stageId, imageStageId: stageId },
    ]);
    expect(await storage.listPairs(db, { stageId })).toMatchObject(pairs);
    expect(await storage.listPairs(db, { stageId, kept: true })).toMatchObject([pairs[0]!]);
    expect(await storage.listCheckpoints(db, { stageId })).toMatchObject(checkpoints);
    const other = await errorOf(storage.completeShard(db, { ...shard, resultSha256: hash(12) }));
    expect(other.code).toBe("CONFLICT");
    expect((await errorOf(storage.completeShard(db, { ...shard, index: 2 }))).code).toBe("BAD_INPUT");
  });

  it("keep nothing of a shard whose rows are refused", async () => {
    const lease = await acquire((await experiment()).id);
    const { id: stageId } = await stage();
    const pair = {
      index: 0,
      promptIndex: 0,
      winnerKey: "a",
      loserKey: "b",
      imageStageId: "00000000-0000-0000-0000-000000000000",
      deltaTs: 0,
      deltaIs: 0,
      angle: 0,
      kept: true,
      reason: null,
    };
    const shard = { stageId, index: 0, lease, resultSha256: hash(1), output: null, pairs: [pair] };
    expect((await errorOf(storage.completeShard(db, shard))).code).toBe("NOT_FOUND");
    expect(await storage.completedShards(db, stageId)).toEqual([]);
    expect((await storage.findStage(db, stageId)).done).toBe(0);
  });

  it("count every shard once when many end at the same time", async () => {
    const lease = await acquire((await experiment()).id);
    const { id: stageId } = await stage(10);
    const finish = (index: number) =>
      storage.completeShard(db, { stageId, index, lease, resultSha256: hash(index), output: index });
    await Promise.all(Array.from({ length: 30 }, (_, i) => finish(i % 10)));
    expect((await storage.findStage(db, stageId)).done).toBe(10);
    expect((await storage.completedShards(db, stageId)).map((s) => s.output)).toEqual([...Array(10).keys()]);
    const done = await storage.completeStage(db, { stageId, lease, output: { images: 10 } });
    expect(done).toMatchObject({ status: "done", output: { images: 10 } });
    expect(await storage.completeStage(db, { stageId, lease, output: null })).toEqual(done);
    await storage.failStage(db, { stageId, error: { code: "INTERNAL", message: "late" } });
    expect(await storage.findStage(db, stageId)).toEqual(done);
  });

  it("do not end early, and a failed one can be tried again", async () => {
    const lease = await acquire((await experiment()).id);
    const { id: stageId, inputHash } = await stage();
    const early = await errorOf(storage.completeStage(db, { stageId, lease, output: null }));
    expect(early.message).toMatch(/0 of 2 shards/);
    await storage.failStage(db, { stageId, error: new AppError("DIVERGED", "NaN") });
    expect(await storage.findStage(db, stageId)).toMatchObject({
      status: "failed",
      error: { message: "NaN" },
    });
    const again = { inputHash, kind: "generate", inputs: {}, expected: 2 };
    expect(await storage.ensureStage(db, again)).toMatchObject({ status: "pending", error: null });
  });
});

describe("evaluations", () => {
  it("are replaced under their label", async () => {
    const { runs } = await experiment();
    const { id: stageId } = await stage();
    const result = {
      concept: "dog",
      promptIndex: null,
      metric: "is",
      value: 0.7,
      lo: 0.6,
      hi: 0.8,
      n: 25,
      method: "bootstrap over prompts",
      seed: 1,
      prompt: null,
    };
    const evaluation = { runId: runs[0]!.id, stageId, label: "round 1", protocol: { k: 2 } };
    await storage.saveEvaluation(db, { ...evaluation, results: [result] });
    const results = [result, { ...result, metric: "ts", lo: null, hi: null, seed: null }];
    await storage.saveEvaluation(db, { ...evaluation, results });
    const stored = await storage.listEvaluations(db, runs[0]!.id);
    expect(stored).toMatchObject([{ ...evaluation, results }]);
  });
});
