import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  compactMetrics,
  type Database,
  ensureStage,
  openDatabase,
  readMetric,
  recordMetrics,
} from "../index.ts";
import { extremesOfSeries, pointsOfSeries, seriesOfStages, stageRef } from "./index.ts";
import { parseNumbers } from "./parse-numbers.ts";

const folder = mkdtempSync(join(tmpdir(), "metric-points-"));
let db: Database;
beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

let counter = 0;
async function stage(): Promise<string> {
  const inputHash = (++counter).toString(16).padStart(64, "0");
  return (await ensureStage(db, { inputHash, kind: "train", inputs: {}, expected: 1 })).id;
}

const pointsOf = (metric: string, values: ReadonlyMap<number, number>) =>
  [...values].map(([step, value]) => ({ metric, step, value, time: 5000 + step }));

const everything = { maximumPoints: 2000 };

describe("points of series", () => {
  it("are the points that were recorded, thinned like readMetric, whatever was compacted", async () => {
    // Few values, so that they are equal at many steps.
    const value = fc.constantFrom(
      0,
      0.1,
      -0.25,
      1e30,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    );
    const step = fc.integer({ min: 0, max: 4000 });
    const asked = fc.record({
      parts: fc.array(fc.array(fc.tuple(step, value), { maxLength: 60 }), { minLength: 1, maxLength: 3 }),
      compact: fc.constantFrom("no", "closed", "all"),
      maximumPoints: fc.integer({ min: 10, max: 60 }),
      from: fc.option(step, { nil: undefined }),
      to: fc.option(step, { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ parts, compact, maximumPoints, from, to }) => {
        const stageId = await stage();
        const known = new Map<number, number>();
        for (const part of parts) {
          for (const [at, v] of part) if (!known.has(at)) known.set(at, Math.fround(v));
          await recordMetrics(db, stageId, pointsOf("loss", new Map(part.toReversed())));
          if (compact !== "no") await compactMetrics(db, stageId, { all: compact === "all" });
        }
        const ref = stageRef(stageId, "loss");
        const inWindow = [...known.keys()]
          .filter((at) => at >= (from ?? 0) && at <= (to ?? 9999))
          .sort((a, b) => a - b);
        const found = (await pointsOfSeries(db, [ref], { ...everything, from, to })).get(ref);
        expect(found?.steps ?? []).toEqual(inWindow);
        expect((found?.values ?? []).map(Math.fround)).toEqual(inWindow.map((at) => known.get(at)));
        expect(found?.thinned ?? false).toBe(false);
        const thin = (await pointsOfSeries(db, [ref], { maximumPoints })).get(ref);
        const expected = await readMetric(db, stageId, "loss", { maximumPoints });
        expect(thin?.steps ?? []).toEqual(expected.map((p) => p.step));
        expect(thin?.values ?? []).toEqual(expected.map((p) => p.value));
        expect(thin?.thinned ?? false).toBe(expected.length < known.size);
        expect(thin?.steps.length ?? 0).toBeLessThanOrEqual(maximumPoints);
      }),
      { numRuns: 40 },
    );
  });

  it("come for many series at once; unknown ones are left out", async () => {
    const stageId = await stage();
    const values = new Map(Array.from({ length: 1500 }, (_, i) => [i, Math.sin(i)]));
    await recordMetrics(db, stageId, [...pointsOf("a b", values), ...pointsOf("c", values)]);
    await compactMetrics(db, stageId);
    const refs = ["a b", "c", "d"].map((name) => stageRef(stageId, name));
    const found = await pointsOfSeries(db, refs, everything);
    expect([...found.keys()].toSorted()).toEqual(refs.slice(0, 2).toSorted());
    expect([...found.values()].map(({ steps }) => steps.length)).toEqual([1500, 1500]);
    expect((await seriesOfStages(db, [stageId])).map(({ name, step }) => [name, step])).toEqual([
      ["a b", 1499],
      ["c", 1499],
    ]);
  });

  it("keep ends and spikes of series that are too long to be read whole, or at once", async () => {
    const stageId = await stage();
    const blocks = 201;
    await db.sql.execute(sql`
      insert into metric_chunk
      select ${stageId}::uuid, 'loss', block, 1000, least(1, min(v)), max(v), 0, 1, array_agg(step order by step),
        array_agg(v order by step), array_agg(step::bigint)
      from (select block, block * 1000 + i as step, (case block * 1000 + i when 123456 then 9 when 150001 then -9 else 1 end)::real as v
            from generate_series(0, ${blocks - 1}) as block, generate_series(0, 999) as i) as p group by block`);
    const ref = stageRef(stageId, "loss");
    const { steps, values, thinned } = (await pointsOfSeries(db, [ref], everything)).get(ref)!;
    expect(thinned).toBe(true);
    expect(steps.length).toBeLessThanOrEqual(2000);
    expect([steps[0], steps.at(-1)]).toEqual([0, blocks * 1000 - 1]);
    expect([values[steps.indexOf(123456)], values[steps.indexOf(150001)]]).toEqual([9, -9]);
    expect(new Set(steps).size).toBe(steps.length);
    // More than one statement's worth: the rest comes with the next.
    for (const name of ["a", "b", "c", "d", "e", "f"])
      await db.sql.execute(sql`
        insert into metric_chunk select stage_id, ${name}, chunk, count, min, max, sum, last, steps, values, times
        from metric_chunk where stage_id = ${stageId} and metric = 'loss'`);
    const refs = ["loss", "none", "a", "b", "c", "d", "e", "f"].map((name) => stageRef(stageId, name));
    const found = await pointsOfSeries(db, refs, everything);
    expect([...found.keys()].toSorted()).toEqual(refs.toSpliced(1, 1).toSorted());
    for (const points of found.values()) expect(points).toEqual({ steps, values, thinned });
    const part = (await pointsOfSeries(db, [ref], { ...everything, from: 123000, to: 123999 })).get(ref)!;
    expect([part.steps.length, part.thinned]).toEqual([1000, false]);
  });
});

describe("extremes of series", () => {
  it("are at the first step that has them", async () => {
    const value = fc.float({ noNaN: true, min: -2, max: 2 }).map((v) => Math.round(v));
    const series = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3500 }), value), {
      selector: ([step]) => step,
      minLength: 1,
      maxLength: 50,
    });
    await fc.assert(
      fc.asyncProperty(series, fc.boolean(), async (points, all) => {
        const stageId = await stage();
        const known = new Map(points.map(([step, v]) => [step, v + 0]));
        await recordMetrics(db, stageId, pointsOf("loss", known));
        await compactMetrics(db, stageId, { all });
        const ref = stageRef(stageId, "loss");
        const firstOf = (extreme: number) =>
          Math.min(...[...known].filter(([, v]) => v === extreme).map(([step]) => step));
        expect((await extremesOfSeries(db, [ref])).get(ref)).toEqual({
          minStep: firstOf(Math.min(...known.values())),
          maxStep: firstOf(Math.max(...known.values())),
        });
      }),
      { numRuns: 25 },
    );
  });
});

describe("numbers of an array in text", () => {
  it.each([
    [null, []],
    ["{}", []],
    ["{1,-2.5,1e-07}", [1, -2.5, 1e-7]],
    ["{NaN,0}", [Number.NaN, 0]],
    ["{-Infinity,Infinity}", [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
  ])("of %s are %j", (text, numbers) => {
    expect(parseNumbers(text)).toEqual(numbers);
  });
});
