import {
  acquireExperiment,
  type Database,
  findExperiment,
  forkRun,
  listCheckpoints,
  listEvaluations,
  listExperiments,
  listStages,
  readMetric,
  requestCancel,
} from "@dreambooth-dpo/db";
import { AppError, namedSelection } from "@dreambooth-dpo/db/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Laboratory,
  openLaboratory,
  rerun,
  resultsOf,
  run,
  smallConfiguration,
} from "../testing/index.ts";
import { createExperiment } from "./index.ts";

let lab: Laboratory;
/** An uninterrupted run, which others are compared with. */
let whole: { id: string; worked: string[] };
beforeAll(async () => {
  lab = await openLaboratory();
  whole = await run(lab, smallConfiguration());
});
afterAll(() => lab.dispose());

const stagesOf = async (db: Database, experiment: string, variant: string) => {
  const { runs } = await findExperiment(db, experiment);
  return listStages(db, runs.find((r) => r.variant === variant)!.id);
};

describe("an experiment", () => {
  it("does every stage once, in order, and shares what variants have in common", () => {
    expect(whole.worked).toEqual([
      "personalise 0 baseline+TS",
      "generate 0 baseline",
      "score 0 baseline",
      "generate 1 TS",
      "score 1 TS",
      "select 1 TS",
      "train 1 TS",
    ]);
  });

  it("keeps figures, checkpoints, metrics and a manifest", async () => {
    const { status, runs } = await findExperiment(lab.db, whole.id);
    expect(status).toBe("done");
    for (const { id, variant, manifestSha256 } of runs) {
      const manifest = JSON.parse((await lab.db.store.get(manifestSha256!)).toString()) as {
        run: { variant: string };
        stages: unknown[];
      };
      expect(manifest.run.variant).toBe(variant);
      const labels = (await listEvaluations(lab.db, id)).map(({ label }) => label);
      expect(labels).toEqual(
        variant === "TS"
          ? ["TS round 1 (dreambench)"]
          : ["baseline step 1 (dreambench)", "baseline (dreambench)"],
      );
    }
    const train = (await stagesOf(lab.db, whole.id, "TS")).find(({ kind }) => kind === "train")!;
    const weights = await listCheckpoints(lab.db, { stageId: train.id, role: "weights" });
    expect(weights).toHaveLength(1);
    const accuracy = await readMetric(lab.db, train.id, "implicit_accuracy");
    const loss = await readMetric(lab.db, train.id, "loss");
    expect([loss.length, accuracy.length]).toEqual([weights[0]!.step, weights[0]!.step]);
    // The policy begins as the reference: ln 2, and no preference.
    expect(loss[0]!.value).toBeCloseTo(Math.LN2, 3);
    expect(accuracy[0]!.value).toBe(0.5);
  });

  it("costs nothing the second time, under another name too", async () => {
    expect((await rerun(lab, whole.id)).worked).toEqual([]);
    expect((await run(lab, smallConfiguration({ name: "again" }))).worked).toEqual([]);
  });

  it("does only what another window changes", async () => {
    const { worked } = await run(
      lab,
      smallConfiguration({ variants: [{ name: "IS", selection: { kind: "window", window: "IS" } }] }),
    );
    expect(worked).toEqual(["select 1 IS", "train 1 IS", "generate 1 IS", "score 1 IS"]);
  });
});

describe("an experiment that is stopped", () => {
  it("goes on where it was and ends in the same bytes", async () => {
    const other = await openLaboratory(lab.device);
    try {
      const stopAt = ["personalise", "generate", "score", "train"];
      for (const kind of stopAt) {
        const controller = new AbortController();
        const stopped = run(other, smallConfiguration(), {
          signal: controller.signal,
          onProgress: (p) => {
            if (p.kind === kind && !p.reused && p.round > (kind === "personalise" ? -1 : 0))
              controller.abort();
          },
        });
        await expect(stopped).rejects.toMatchObject({ code: "CANCELLED" });
      }
      const { id } = await run(other, smallConfiguration());
      expect((await findExperiment(other.db, id)).status).toBe("done");
      expect(await resultsOf(other.db, id)).toEqual(await resultsOf(lab.db, whole.id));
    } finally {
      await other.dispose();
    }
  });

  it("by a request in the database ends as cancelled, its runs too", async () => {
    const settings = { steps: 100_000, learningRate: 1e-4, batchSize: 2 };
    const { id } = await createExperiment(lab.db, smallConfiguration({ personalisation: settings }));
    let asked: Promise<unknown> | undefined;
    const stopped = rerun(lab, id, {
      onProgress: () => {
        asked ??= requestCancel(lab.db, id);
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: "CANCELLED" });
    expect(await asked).toBe("cancelling");
    const { status, runs } = await findExperiment(lab.db, id);
    expect([status, ...runs.map((r) => r.status)]).toEqual(["cancelled", "cancelled", "cancelled"]);
  });

  it("is refused to a second runner, which learns who holds it", async () => {
    const { id } = await createExperiment(lab.db, smallConfiguration({ seed: 6 }));
    const lease = await acquireExperiment(lab.db, id, { runner: "elsewhere:1:1", leaseSeconds: 60 });
    await expect(rerun(lab, id)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("elsewhere:1:1"),
    });
    await lease.release();
  });
});

describe("an experiment on a disk that fills up", () => {
  it("fails with the store's error, loses nothing, and goes on once there is room", async () => {
    let room = 3;
    const put: typeof lab.db.store.put = async (content) => {
      if (room-- > 0) return lab.db.store.put(content);
      throw new AppError("STORAGE", "The disk that holds the artifacts is full; nothing was stored.");
    };
    const store = Object.assign(Object.create(lab.db.store) as typeof lab.db.store, { put });
    const full = { db: { ...lab.db, store }, device: lab.device };
    const configuration = smallConfiguration({ seed: 7 });
    const { id } = await createExperiment(lab.db, configuration);
    await expect(rerun(full, id)).rejects.toMatchObject({ code: "STORAGE" });
    expect(await findExperiment(lab.db, id)).toMatchObject({ status: "failed", error: { code: "STORAGE" } });
    room = Number.POSITIVE_INFINITY;
    expect((await rerun(full, id)).reused).toEqual(["personalise 0 baseline+TS"]);
    expect((await findExperiment(lab.db, id)).status).toBe("done");
  });
});

describe("a run whose selection keeps nothing", () => {
  it("fails with what would keep some; the other variants go on and are published", async () => {
    const none = { kind: "weighted", lambda: 0.5, threshold: 5 };
    const variants = [
      { name: "none", selection: none },
      { name: "TS", selection: { kind: "window", window: "TS" } },
    ];
    const { id } = await createExperiment(lab.db, smallConfiguration({ variants }));
    await expect(rerun(lab, id)).rejects.toMatchObject({
      code: "EMPTY_SELECTION",
      message: expect.stringMatching(/there were 12 candidate pairs among 8 images.*largest score gap is/),
    });
    const { status, runs } = await findExperiment(lab.db, id);
    expect(status).toBe("failed");
    expect(runs.map(({ variant, status: own }) => [variant, own])).toEqual([
      ["baseline", "done"],
      ["none", "failed"],
      ["TS", "done"],
    ]);
    const ts = runs.find(({ variant }) => variant === "TS")!;
    expect(await listEvaluations(lab.db, ts.id)).toHaveLength(1);
  });
});

describe("a fork", () => {
  it("shares all rounds before its own and does the rest", async () => {
    const dpo = { learningRate: 1e-5, batchSize: 2, microBatch: 2, epochs: 1, rounds: 2 };
    const { id } = await run(lab, smallConfiguration({ dpo }));
    const parent = (await findExperiment(lab.db, id)).runs.find(({ variant }) => variant === "TS")!;
    const selection = { kind: "window", window: { c1: -80, c2: 100 }, minimumDelta: 0 } as const;
    const fork = await forkRun(lab.db, parent, { round: 2, selection, name: "wide" });
    expect((await forkRun(lab.db, parent, { round: 2, selection, name: "wide" })).id).toBe(fork.id);
    const { worked } = await rerun(lab, id);
    expect(worked).toEqual(["select 2 wide", "train 2 wide", "generate 2 wide", "score 2 wide"]);
    expect((await findExperiment(lab.db, id)).status).toBe("done");
  });

  it("is refused for a baseline, a round that is none, and a taken name", async () => {
    const { runs } = await findExperiment(lab.db, whole.id);
    const [baseline, ts] = ["baseline", "TS"].map((v) => runs.find(({ variant }) => variant === v)!);
    const fork = { round: 1, selection: namedSelection("IS"), name: "other" };
    await expect(forkRun(lab.db, baseline!, fork)).rejects.toThrow(/run is "baseline"; expected a run with/);
    await expect(forkRun(lab.db, ts!, { ...fork, round: 2 })).rejects.toThrow(/round is 2; .* from 1 to 1/);
    await expect(forkRun(lab.db, ts!, { ...fork, name: "ts" })).rejects.toThrow(/name is "ts"/);
  });
});

describe("what an experiment names", () => {
  it.each([
    ["a concept that is not there", { concepts: ["unicorn"] }, /no concept "unicorn"/],
    ["a pack that is not there", { pack: "sd9" }, /no model pack "sd9".*micro/],
    [
      "more prompts than there are",
      { sampling: { prompts: 5000, imagesPerPrompt: 2 } },
      /sampling\.prompts is 5000; expected at most \d+/,
    ],
    [
      "evaluation prompts to train on",
      { sampling: { prompts: 2, imagesPerPrompt: 2, promptSet: "dreambench" } },
      /sampling\.promptSet is "dreambench"/,
    ],
    ["a judge that is not there", { judge: "no/clip" }, /no CLIP to score images with at no\/clip/],
  ])("is refused before anything is stored: %s", async (_, changes, message) => {
    const before = (await listExperiments(lab.db)).length;
    await expect(createExperiment(lab.db, smallConfiguration(changes))).rejects.toThrow(message);
    expect((await listExperiments(lab.db)).length).toBe(before);
  });
});
