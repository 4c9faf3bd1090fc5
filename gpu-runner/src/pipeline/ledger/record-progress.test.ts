import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Database, ensureStage, findStage, openDatabase, type Stage } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ProgressRecorder } from "./record-progress.ts";

const folder = mkdtempSync(join(tmpdir(), "progress-"));
let db: Database;
let stage: Stage;
/** When each writing of progress began. */
const written: number[] = [];
beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
  stage = await ensureStage(db, { inputHash: "a".repeat(64), kind: "train", inputs: {}, expected: 1 });
  const update = db.sql.update.bind(db.sql);
  vi.spyOn(db.sql, "update").mockImplementation((table) => {
    written.push(performance.now());
    return update(table);
  });
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

const recorder = () => new ProgressRecorder(db, { stageId: stage.id, experimentId: randomUUID() });
const at = (done: number) => ({ done, total: 1000, unit: "steps" });
const stored = async () => (await findStage(db, stage.id)).progress?.done;

describe("progress of a stage", () => {
  it("is written at most four times a second, the newest of each moment", async () => {
    written.length = 0;
    const progress = recorder();
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < 1100) {
      progress.add(at(++done));
      await delay(5);
    }
    await progress.settle();
    expect(await stored()).toBe(done);
    // All but the last, which does not wait for its turn.
    const gaps = written.slice(0, -1).map((moment, i) => moment - written[Math.max(0, i - 1)]!);
    for (const gap of gaps.slice(1)) expect(gap).toBeGreaterThan(240);
    expect(written.length).toBeLessThanOrEqual(7);
    expect(written.length).toBeGreaterThanOrEqual(3);
  });

  it("reaches watchers though nothing follows", async () => {
    const progress = recorder();
    progress.add(at(1));
    progress.add(at(2));
    progress.add(at(3.9));
    await vi.waitFor(async () => expect(await stored()).toBe(3), { timeout: 5000, interval: 20 });
    const before = written.length;
    await progress.settle();
    expect(written.length).toBe(before);
  });

  it("is written to the last when the stage ends, and not after", async () => {
    const progress = recorder();
    for (let done = 10; done < 20; done++) progress.add(at(done));
    await progress.settle();
    expect(await stored()).toBe(19);
    const before = written.length;
    const other = recorder();
    other.add(at(20));
    other.add(at(21));
    await vi.waitFor(async () => expect(await stored()).toBe(21), { timeout: 5000, interval: 20 });
    expect(written.length - before).toBe(2);
  });

  it("that cannot be written stops nothing", async () => {
    const lost = await openDatabase({ dataFolder: folder });
    await lost.close();
    const progress = new ProgressRecorder(lost, { stageId: stage.id, experimentId: randomUUID() });
    progress.add(at(1));
    progress.add(at(2));
    await progress.settle();
  });
});
