import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "../database.ts";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import {
  acquireExperiment,
  announceExperiment,
  beginStage,
  completeShard,
  completeStage,
  ensureStage,
  experimentChannel,
  findStage,
  type Lease,
  recordProgress,
  setExperimentStatus,
  setRunStatus,
} from "./index.ts";

let test: TestDatabase;
let db: Database;
let listener: pg.Client;
const heard: string[] = [];
beforeAll(async () => {
  test = await openTestDatabase();
  db = test.db;
  listener = new pg.Client(db.connection);
  await listener.connect();
  listener.on("notification", ({ payload }) => heard.push(payload!));
  await listener.query(`listen ${experimentChannel}`);
});
afterAll(async () => {
  await listener?.end();
  await test?.dispose();
});

let made = 0;
async function stage(expected = 1): Promise<{ stageId: string; experimentId: string; lease: Lease }> {
  const { id: experimentId } = await storeExperiment(db);
  const lease = await acquireExperiment(db, experimentId, { runner: "host:1:1", leaseSeconds: 60 });
  const inputHash = String(++made).padStart(64, "0");
  const { id } = await ensureStage(db, { inputHash, kind: "generate", inputs: {}, expected });
  return { stageId: id, experimentId, lease };
}

const shard = { index: 0, resultSha256: "a".repeat(64), output: null };
const half = { done: 1, total: 2, unit: "images" };

describe("progress", () => {
  it("begins, moves and ends with the stage, and whoever watches is told of each", async () => {
    const { stageId, experimentId, lease } = await stage();
    expect(await findStage(db, stageId)).toMatchObject({ status: "pending", startedAt: null });
    heard.length = 0;
    await beginStage(db, { stageId, lease });
    const begun = await findStage(db, stageId);
    expect(begun).toMatchObject({ status: "running", startedAt: expect.any(Date), progress: null });
    await recordProgress(db, { stageId, experimentId, progress: half });
    expect(await findStage(db, stageId)).toMatchObject({ progress: half, startedAt: begun.startedAt });
    await completeShard(db, { stageId, lease, ...shard });
    await completeStage(db, { stageId, lease, output: null });
    expect(await findStage(db, stageId)).toMatchObject({ status: "done", progress: null });
    await vi.waitFor(() => expect(heard).toEqual([experimentId, experimentId, experimentId]));
  });

  it("of a stage that another runner has finished changes nothing", async () => {
    const { stageId, experimentId, lease } = await stage();
    await completeShard(db, { stageId, lease, ...shard });
    const done = await completeStage(db, { stageId, lease, output: null });
    await recordProgress(db, { stageId, experimentId, progress: half });
    await beginStage(db, { stageId, lease });
    expect(await findStage(db, stageId)).toEqual(done);
  });

  it("is begun by none but the runner of the experiment", async () => {
    const { stageId, lease } = await stage();
    await lease.release();
    await expect(beginStage(db, { stageId, lease })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("says which experiment moved when its status or that of a run changes", async () => {
    const { id, runs } = await storeExperiment(db);
    heard.length = 0;
    await setExperimentStatus(db, id, "running");
    await setRunStatus(db, runs[0]!.id, "running");
    await announceExperiment(db, id);
    await vi.waitFor(() => expect(heard).toEqual([id, id, id]));
  });
});
