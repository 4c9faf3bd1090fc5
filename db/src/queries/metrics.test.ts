import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../index.ts";
import {
  compactMetrics,
  ensureStage,
  latestMetrics,
  openDatabase,
  readMetric,
  recordMetrics,
} from "../index.ts";

const folder = mkdtempSync(join(tmpdir(), "dbdpo-metrics-"));
let db: Database;
beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

let counter = 0;
const stage = async () => {
  const inputHash = (++counter).toString(16).padStart(64, "0");
  return (await ensureStage(db, { inputHash, kind: "train", inputs: {}, expected: 1 })).id;
};
const point = (metric: string, step: number, value: number) => ({ metric, step, value, time: 5000 + step });
const single = (points: { step: number; value: number }[]) =>
  points.map(({ step, value }) => ({ step, value: Math.fround(value) }));

async function rowsOf(table: string, stageId: string): Promise<number> {
  const { rows } = await db.sql.execute<{ n: number }>(
    sql`select count(*)::int as n from ${sql.identifier(table)} where stage_id = ${stageId}`,
  );
  return rows[0]!.n;
}

describe("metrics", () => {
  it("come back as given, whatever was flushed, replayed and compacted in between", async () => {
    // Minus zero is sent, and stored, as zero.
    const value = fc.float({ noNaN: true, noDefaultInfinity: true }).map((v) => v + 0);
    const batch = fc.record({
      from: fc.integer({ min: 0, max: 3500 }),
      stride: fc.constantFrom(1, 7, 400),
      values: fc.array(value, { maxLength: 12 }),
      metric: fc.constantFrom("loss", "accuracy"),
      compact: fc.constantFrom("no", "closed", "all"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 8 }), async (batches) => {
        const stageId = await stage();
        const expected = new Map<string, Map<number, number>>();
        for (const { from, stride, values, metric, compact } of batches) {
          const points = values.map((v, i) => point(metric, from + i * stride, v));
          await recordMetrics(db, stageId, points.toReversed());
          const series = expected.get(metric) ?? new Map<number, number>();
          for (const p of points) if (!series.has(p.step)) series.set(p.step, p.value);
          if (points.length) expected.set(metric, series);
          if (compact !== "no") await compactMetrics(db, stageId, { all: compact === "all" });
        }
        const latest = await latestMetrics(db, stageId);
        expect(latest.map((l) => l.metric)).toEqual([...expected.keys()].sort());
        for (const [metric, series] of expected) {
          const points = [...series].map(([step, v]) => ({ step, value: v })).sort((a, b) => a.step - b.step);
          expect(single(await readMetric(db, stageId, metric))).toEqual(single(points));
          const last = latest.find((l) => l.metric === metric)!;
          expect(last).toMatchObject({ step: points.at(-1)!.step, time: 5000 + points.at(-1)!.step });
          const values = points.map((p) => Math.fround(p.value));
          expect([last.value, last.min, last.max].map(Math.fround)).toEqual(
            [values.at(-1)!, Math.min(...values), Math.max(...values)].map((v) => v + 0),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it("move to chunks of 1,000 steps once the series went past them", async () => {
    const stageId = await stage();
    const points = Array.from({ length: 2500 }, (_, i) => point("loss", i, Math.sin(i)));
    await recordMetrics(db, stageId, points);
    expect(await compactMetrics(db, stageId)).toBe(2000);
    expect(await compactMetrics(db, stageId)).toBe(0);
    expect(await rowsOf("metric_chunk", stageId)).toBe(2);
    expect(await rowsOf("metric_tail", stageId)).toBe(500);
    await recordMetrics(db, stageId, points);
    expect(await rowsOf("metric_tail", stageId)).toBe(500);
    expect(await compactMetrics(db, stageId, { all: true })).toBe(500);
    expect(await readMetric(db, stageId, "loss", { maximumPoints: 10_000 })).toHaveLength(2500);
  });

  it("are thinned without losing a spike or an end", async () => {
    const stageId = await stage();
    const spikes = new Map([
      [777, 1e6],
      [1234, -1e6],
      [2999, 2e6],
    ]);
    const points = Array.from({ length: 3000 }, (_, i) =>
      point("loss", i, spikes.get(i) ?? Math.cos(i / 50)),
    );
    await recordMetrics(db, stageId, points);
    await compactMetrics(db, stageId);
    const thin = await readMetric(db, stageId, "loss", { maximumPoints: 100 });
    expect(thin.length).toBeLessThanOrEqual(100);
    expect(thin.length).toBeGreaterThan(80);
    expect(thin.map((p) => p.step)).toEqual(thin.map((p) => p.step).toSorted((a, b) => a - b));
    for (const [step, value] of spikes) expect(thin).toContainEqual({ step, value });
    expect(thin[0]).toEqual({ step: 0, value: 1 });
  });

  it("of an unknown series are none", async () => {
    expect(await readMetric(db, await stage(), "loss")).toEqual([]);
  });

  it("may be written and compacted by several at once", async () => {
    const stageId = await stage();
    const points = (metric: string) => Array.from({ length: 1500 }, (_, i) => point(metric, i, i));
    const batch = [...points("a"), ...points("b")];
    await Promise.all([
      recordMetrics(db, stageId, batch),
      recordMetrics(db, stageId, batch.toReversed()),
      compactMetrics(db, stageId),
    ]);
    await Promise.all([
      recordMetrics(db, stageId, batch),
      compactMetrics(db, stageId),
      compactMetrics(db, stageId, { all: true }),
    ]);
    for (const metric of ["a", "b"])
      expect((await readMetric(db, stageId, metric, { maximumPoints: 5000 })).map((p) => p.step)).toEqual([
        ...Array(1500).keys(),
      ]);
  });
});
