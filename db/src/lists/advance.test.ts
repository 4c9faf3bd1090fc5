import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, ensureStage, linkStage } from "../index.ts";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import { advanceOfExperiments, advanceOfRuns } from "./index.ts";

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await openTestDatabase();
  db = test.db;
});
afterAll(() => test.dispose());

let made = 0;

/** A stage that a run uses, as a runner would have left it: `seconds` ago begun, if at all, and where it stands. */
async function stage(
  runId: string,
  kind: string,
  state: { begun?: number; took?: number; progress?: { done: number; total: number; unit: string } } = {},
): Promise<void> {
  const inputHash = String(++made).padStart(64, "0");
  const { id } = await ensureStage(db, { inputHash, kind, inputs: {}, expected: 4 });
  await linkStage(db, { runId, round: 0, kind, inputHash });
  const { begun, took, progress } = state;
  if (begun === undefined) return;
  await db.sql.execute(sql`update stages set
    status = ${took === undefined ? "running" : "done"}, done = ${took === undefined ? 0 : 4},
    started_at = clock_timestamp() - make_interval(secs => ${begun}),
    finished_at = ${took === undefined ? null : sql`clock_timestamp() - make_interval(secs => ${begun - took})`},
    progress = ${progress ? JSON.stringify(progress) : null}::jsonb where id = ${id}`);
}

describe("how far work is", () => {
  it("is unsaid until a runner has planned it", async () => {
    const { id } = await storeExperiment(db);
    expect((await advanceOfExperiments(db, [id])).size).toBe(0);
  });

  it("counts stages while their kind was never timed, then goes by time", async () => {
    const { id, runs } = await storeExperiment(db);
    const [run] = runs;
    await stage(run!.id, "personalise", { begun: 5, progress: { done: 1, total: 4, unit: "steps" } });
    await stage(run!.id, "generate");
    const untimed = (await advanceOfRuns(db, [run!.id])).get(run!.id)!;
    expect(untimed).toMatchObject({ stages: 2, stagesDone: 0, remainingSeconds: null });
    // One of two stages is a quarter done.
    expect(untimed.fraction).toBeCloseTo(0.125, 6);
    expect((await advanceOfExperiments(db, [id])).get(id)).toEqual(untimed);
  });

  it("expects of stages to come what their kind took before, and of one under way what its own pace says", async () => {
    const { id, runs } = await storeExperiment(db);
    const [run] = runs;
    await stage(run!.id, "generate", { begun: 100, took: 20 });
    await stage(run!.id, "generate", { begun: 50, took: 10 });
    await stage(run!.id, "generate", { begun: 5, progress: { done: 1, total: 2, unit: "images" } });
    await stage(run!.id, "generate");
    const { stages, stagesDone, fraction, remainingSeconds } = (await advanceOfExperiments(db, [id])).get(
      id,
    )!;
    expect([stages, stagesDone]).toEqual([4, 2]);
    // Half of a stage at its pace of 5 s, and one of the usual (20 + 10) / 2 s.
    expect(remainingSeconds).toBeCloseTo(20, 0);
    // Behind it: 20 + 10 + 5 of 55 s.
    expect(fraction).toBeCloseTo(35 / 55, 1);
  });

  it("ends at 1 with nothing left, and counts a stage that runs share once", async () => {
    const { id, runs } = await storeExperiment(db);
    for (const run of runs) {
      const inputHash = "f".repeat(64);
      const { id: stageId } = await ensureStage(db, { inputHash, kind: "shared", inputs: {}, expected: 1 });
      await linkStage(db, { runId: run.id, round: 0, kind: "shared", inputHash });
      await db.sql.execute(sql`update stages set status = 'done', done = 1, started_at = clock_timestamp(),
        finished_at = clock_timestamp() where id = ${stageId}`);
    }
    const advance = (await advanceOfExperiments(db, [id])).get(id);
    expect(advance).toEqual({ stages: 1, stagesDone: 1, fraction: 1, remainingSeconds: null });
  });
});
