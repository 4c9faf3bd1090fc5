import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database.ts";
import { shardList } from "../lists/stages.ts";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import { requestCancel } from "./experiments.ts";
import { acquireExperiment, type Lease } from "./leases.ts";
import { completeShard } from "./shards.ts";
import {
  attemptRef,
  attemptsOfStages,
  endAttempt,
  logsOfAttempts,
  writeAttemptLog,
} from "./stage-attempts.ts";
import { beginStage, completeStage, ensureStage } from "./stages.ts";

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await openTestDatabase();
  ({ db } = test);
});
afterAll(() => test?.dispose());

let made = 0;
const newStage = async (expected = 1) =>
  (await ensureStage(db, { inputHash: `${++made}`.padStart(64, "0"), kind: "train", inputs: {}, expected }))
    .id;

const leaseOf = async (experimentId: string, runner: string): Promise<Lease> =>
  acquireExperiment(db, experimentId, { runner, leaseSeconds: 60, isGone: () => true });

const attemptsOf = async (stageId: string) => (await attemptsOfStages(db, [stageId])).get(stageId) ?? [];
const line = (text: string) => ({ time: 1.7e12, level: "info", text }) as const;

describe("attempts at a stage", () => {
  it("are counted, and end with the stage or with an error", async () => {
    const stageId = await newStage();
    const { id } = await storeExperiment(db);
    const lease = await leaseOf(id, "a:1:1");
    expect(await attemptsOf(stageId)).toEqual([]);
    expect(await beginStage(db, { stageId, lease })).toBe(1);
    const error = { code: "DIVERGED", message: "The loss exploded." };
    await endAttempt(db, { stageId, number: 1 }, { outcome: "failed", error });
    expect(await beginStage(db, { stageId, lease })).toBe(2);
    await completeShard(db, {
      ...{ stageId, index: 0, lease, resultSha256: "a".repeat(64), output: null },
      ...{ attempt: 2, seconds: 1.5 },
    });
    await completeStage(db, { stageId, lease, output: null, attempt: 2 });
    const [first, second] = await attemptsOf(stageId);
    expect(first).toMatchObject({ number: 1, runner: "a:1:1", outcome: "failed", error });
    expect(second).toMatchObject({ number: 2, outcome: "done", error: null, experimentId: id });
    expect(second!.endedAt!.getTime()).toBeGreaterThanOrEqual(second!.startedAt.getTime());
    const shards = await shardList.byId(db, [stageId]);
    expect(shards).toMatchObject([{ index: 0, runner: "a:1:1", attempt: 2, seconds: 1.5 }]);
  });

  it("stay as they ended", async () => {
    const stageId = await newStage();
    const lease = await leaseOf((await storeExperiment(db)).id, "a:1:1");
    const number = await beginStage(db, { stageId, lease });
    await endAttempt(db, { stageId, number }, { outcome: "stopped" });
    await endAttempt(db, { stageId, number }, { outcome: "failed", error: { code: "X", message: "late" } });
    expect(await attemptsOf(stageId)).toMatchObject([{ outcome: "stopped", error: null }]);
  });

  it("of a runner that was lost are abandoned by who takes the experiment over", async () => {
    const stageId = await newStage();
    const { id } = await storeExperiment(db);
    await beginStage(db, { stageId, lease: await leaseOf(id, "a:1:1") });
    await writeAttemptLog(db, { stageId, number: 1 }, []);
    expect(await attemptsOf(stageId)).toMatchObject([{ outcome: "running", endedAt: null }]);
    const next = await leaseOf(id, "b:2:2");
    const [lost] = await attemptsOf(stageId);
    expect(lost).toMatchObject({ outcome: "abandoned", runner: "a:1:1" });
    // When it was last heard of.
    expect(lost!.endedAt!.getTime()).toBeGreaterThanOrEqual(lost!.startedAt.getTime());
    expect(await beginStage(db, { stageId, lease: next })).toBe(2);
  });

  it("of a runner that was lost are abandoned by another experiment that needs the stage, and only those", async () => {
    const stageId = await newStage();
    const [a, b, c] = [await storeExperiment(db), await storeExperiment(db), await storeExperiment(db)];
    const lost = await leaseOf(a.id, "a:1:1");
    await beginStage(db, { stageId, lease: lost });
    await beginStage(db, { stageId, lease: await leaseOf(b.id, "b:2:2") });
    await lost.release();
    expect(await beginStage(db, { stageId, lease: await leaseOf(c.id, "c:3:3") })).toBe(3);
    const outcomes = (await attemptsOf(stageId)).map(({ runner, outcome }) => [runner, outcome]);
    expect(outcomes).toEqual([
      ["a:1:1", "abandoned"],
      ["b:2:2", "running"],
      ["c:3:3", "running"],
    ]);
  });

  it("of a runner that was lost are abandoned when the experiment is cancelled", async () => {
    const stageId = await newStage();
    const { id } = await storeExperiment(db, "queued");
    const lease = await leaseOf(id, "a:1:1");
    await beginStage(db, { stageId, lease });
    await lease.release();
    expect(await requestCancel(db, id)).toBe("cancelled");
    expect(await attemptsOf(stageId)).toMatchObject([{ outcome: "abandoned" }]);
  });
});

describe("the log of an attempt", () => {
  it("keeps the last 200 lines, in order, of at most 1,000 letters", async () => {
    const stageId = await newStage();
    const number = await beginStage(db, {
      stageId,
      lease: await leaseOf((await storeExperiment(db)).id, "a:1:1"),
    });
    const key = { stageId, number };
    const read = async () => (await logsOfAttempts(db, [attemptRef(key)])).get(attemptRef(key))!;
    expect(await read()).toEqual([]);
    await writeAttemptLog(db, key, [line("first")]);
    expect(await read()).toEqual([line("first")]);
    await writeAttemptLog(
      db,
      key,
      Array.from({ length: 150 }, (_, i) => line(`a ${i}`)),
    );
    await writeAttemptLog(
      db,
      key,
      Array.from({ length: 100 }, (_, i) => line(`b ${i}`)),
    );
    const log = await read();
    expect(log).toHaveLength(200);
    expect([log[0]!.text, log[99]!.text, log[100]!.text, log[199]!.text]).toEqual([
      "a 50",
      "a 149",
      "b 0",
      "b 99",
    ]);
    await writeAttemptLog(
      db,
      key,
      Array.from({ length: 300 }, (_, i) => line(`${i} ${"x".repeat(2000)}`)),
    );
    const long = await read();
    expect(long.map(({ text }) => text.split(" ")[0])).toEqual(
      Array.from({ length: 200 }, (_, i) => `${i + 100}`),
    );
    expect(new Set(long.map(({ text }) => text.length))).toEqual(new Set([1000]));
  });
});
