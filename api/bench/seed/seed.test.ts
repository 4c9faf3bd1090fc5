import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compactMetrics, compareRuns, type Database, openDatabase, readMetric } from "@dreambooth-dpo/db";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../operations/index.ts";
import { countRows, experimentsOf, seedUnits } from "./index.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "dbdpo-bench-test-"));
let db: Database;
let pool: pg.Pool;
beforeAll(async () => {
  db = await openDatabase({ dataFolder });
  pool = new pg.Pool({ ...db.connection, max: 4 });
  await seedUnits(pool, 0, 1);
});
afterAll(async () => {
  await pool.end();
  await db.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

const wide = experimentsOf(0)[0]!;
const runIds = wide.runs.map(({ id }) => id);

describe("a seeded unit", () => {
  it("is a twentieth of the whole", async () => {
    expect(await countRows(pool)).toMatchObject({
      ...{ experiments: 11, runs: 50, images: 5000, scores: 20_000, pairs: 2250, evaluations: 50 },
      // Three answers of each ballot.
      ...{ votes: 50_001, "metric points": 507_400 },
    });
  });

  it("leaves the counters as the triggers keep them", async () => {
    const counted = ["runs", "images", "pairs", "shards", "evaluations", "votes", "prompts"];
    const owners: Readonly<Record<string, string>> = {
      runs: "experiment_id",
      prompts: "prompt_set_id",
      evaluations: "run_id",
      votes: "study_id",
    };
    for (const relation of counted) {
      const owner = owners[relation] ?? "stage_id";
      const { rows } = await pool.query(`
        select count(*)::int as wrong from (select ${owner} as owner, count(*) as n from ${relation} group by 1) t
        full join (select owner, count as n from counters
          where relation = '${relation}' and owner <> '00000000-0000-0000-0000-000000000000') c using (owner)
        where t.n is distinct from c.n`);
      expect([relation, rows[0].wrong]).toEqual([relation, 0]);
    }
  });

  it("has metrics as compaction leaves them", async () => {
    const { rows } = await pool.query(`
      select count(*)::int as series, count(*) filter (where (l.step, l.value, l.min, l.max) is distinct from
        (p.step, p.last, p.min, p.max))::int as wrong
      from metric_latest l join lateral (
        select max(step) as step, (array_agg(value order by step desc))[1] as last, min(value), max(value) from (
          select step, value from metric_tail where stage_id = l.stage_id and metric = l.metric
          union all select s, v from metric_chunk c, unnest(c.steps, c.values) as u(s, v)
          where c.stage_id = l.stage_id and c.metric = l.metric) points) p on true`);
    expect(rows[0]).toEqual({ series: 245, wrong: 0 });
    const underWay = experimentsOf(0).at(-1)!.runs.at(-1)!.underWay!;
    expect(await compactMetrics(db, underWay.id)).toBe(0);
  });
});

describe("the hand-written SQL", () => {
  it("reads a series as db does", async () => {
    const [stageId, metric] = [wide.runs[1]!.train!.id, "loss"];
    const { floor, floorRows } = operations.metricSeries;
    const found = floorRows((await floor(pool, { stageId, metric })) as never);
    const points = await readMetric(db, stageId, metric);
    expect(points.length).toBeGreaterThan(1900);
    expect(found).toEqual(points.map(({ step, value }) => [step, value]));
  });

  it("compares runs as db does", async () => {
    const { floor, floorRows } = operations.runComparison;
    const found = floorRows((await floor(pool, { runIds, seed: 7 })) as never) as { name: string }[];
    const { rows } = await compareRuns(db, { runIds, seed: 7, checkpoints: "last" });
    const expected = floorRows({ rows } as never);
    expect(found).toEqual(expected);
  });
});
