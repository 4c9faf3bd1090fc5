import {
  attemptRef,
  attemptsOfStages,
  findExperiment,
  listStages,
  logsOfAttempts,
  type StageAttempt,
  shardList,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createExperiment } from "../experiment/index.ts";
import { type Laboratory, openLaboratory, rerun, smallConfiguration } from "../testing/index.ts";
import { runnerName } from "./index.ts";

let lab: Laboratory;
let experiment: string;
beforeAll(async () => {
  lab = await openLaboratory();
  experiment = (await createExperiment(lab.db, smallConfiguration())).id;
});
afterAll(() => lab?.dispose());

const stagesOf = async () => {
  const { runs } = await findExperiment(lab.db, experiment);
  return listStages(lab.db, runs.find(({ variant }) => variant === "TS")!.id);
};
const stageOf = async (kind: string) => (await stagesOf()).find((stage) => stage.kind === kind)!;

async function attemptsAt(kind: string): Promise<readonly StageAttempt[]> {
  const { id } = await stageOf(kind);
  return (await attemptsOfStages(lab.db, [id])).get(id) ?? [];
}

async function logOf(attempt: StageAttempt): Promise<string> {
  const log = (await logsOfAttempts(lab.db, [attemptRef(attempt)])).get(attemptRef(attempt))!;
  return log.map(({ level, text }) => `${level} ${text}`).join("\n");
}

describe("what a runner leaves of its attempts at stages", () => {
  it("tells how often it was stopped by a full disk, and why", async () => {
    const put = async () => {
      throw new AppError("STORAGE", "The disk that holds the artifacts is full; nothing was stored.");
    };
    const store = Object.assign(Object.create(lab.db.store) as typeof lab.db.store, { put });
    const full = { db: { ...lab.db, store }, device: lab.device };
    await expect(rerun(full, experiment)).rejects.toMatchObject({ code: "STORAGE" });
    const [attempt] = await attemptsAt("personalise");
    expect(attempt).toMatchObject({
      ...{ number: 1, outcome: "failed", runner: runnerName, experimentId: experiment },
      error: { code: "STORAGE", message: expect.stringContaining("is full") },
    });
    expect(await logOf(attempt!)).toMatch(
      /^info Attempt 1 at personalise: 0 of 1 shards[\s\S]*\nerror STORAGE: .*is full/,
    );
  });

  it("tells that it was cancelled", async () => {
    const controller = new AbortController();
    const stopped = rerun(lab, experiment, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: "CANCELLED" });
    const attempt = (await attemptsAt("personalise")).at(-1)!;
    expect(attempt).toMatchObject({ number: 2, outcome: "stopped", error: { code: "CANCELLED" } });
    expect(await logOf(attempt)).toMatch(/\ninfo The state after step 1 is stored\.\nwarn CANCELLED: /);
  });

  it("tells how the work went on and ended, and who made which shard", async () => {
    await rerun(lab, experiment);
    const attempts = await attemptsAt("personalise");
    expect(attempts.map(({ outcome }) => outcome)).toEqual(["failed", "stopped", "done"]);
    const log = await logOf(attempts[2]!);
    expect(log).toMatch(/\ninfo Goes on from the state stored after step 1\.\n/);
    expect(log).toMatch(/\ninfo Step 2 of 2: loss [\d.]+, gradient norm [\d.e-]+, [\d.]+ images\/s\.\n/);
    expect(log).toMatch(/\ninfo Shard 1 of 1 is stored; it took [\d.]+ s\.\ninfo The stage is done;/);
    const { id } = await stageOf("personalise");
    const [shard] = await shardList.byId(lab.db, [id]);
    expect(shard).toMatchObject({ index: 0, runner: runnerName, attempt: 3 });
    expect(shard!.seconds).toBeGreaterThan(0);
    const [selection] = await attemptsAt("select");
    expect(await logOf(selection!)).toMatch(/\n(info|warn) \d+ of 12 candidate pairs are kept\.\n/);
  });

  it("is not told of stages that are done", async () => {
    await rerun(lab, experiment);
    expect(await attemptsAt("train")).toMatchObject([{ outcome: "done" }]);
  });
});
