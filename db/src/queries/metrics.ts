import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { metricChunk, metricLatest, metricTail } from "../schema/index.ts";

/** A value of a series at a step. */
export interface MetricPoint {
  readonly metric: string;
  readonly step: number;
  /** Kept in single precision; beyond its range an infinity. */
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The newest point of a series and its extremes so far. */
export type LatestMetric = Omit<typeof metricLatest.$inferSelect, "stageId">;

/** Steps per chunk: a block is closed once the series has gone past it. */
export const blockSize = 1000;

/**
 * Stores points of a stage's series in one transaction. A step that a series already has keeps its first value, so a
 * replay after a kill changes nothing.
 */
export async function recordMetrics(
  db: Database,
  stageId: string,
  points: readonly MetricPoint[],
): Promise<void> {
  if (!points.length) return;
  // In key order: neighbours share pages, and writers that overlap lock in one order.
  const sorted = points
    .map((point) => ({ ...point, value: Math.fround(point.value) }))
    .sort((a, b) => compare(a.metric, b.metric) || a.step - b.step);
  const column = <K extends keyof MetricPoint>(key: K) => sql.param(sorted.map((point) => point[key]));
  await guarded(() =>
    db.sql.execute(sql`
      with given as materialized (
        select distinct on (metric, step) metric, step, value, time
        from unnest(${column("metric")}::text[], ${column("step")}::int[],
                    ${column("value")}::real[], ${column("time")}::bigint[])
             with ordinality as point(metric, step, value, time, position)
        order by metric, step, position
      ), stored as (
        insert into ${metricTail} (stage_id, metric, step, value, time)
        select ${stageId}::uuid, metric, step, value, time from given
        where not exists (
          select from ${metricChunk} c
          where c.stage_id = ${stageId} and c.metric = given.metric
            and c.chunk = given.step / ${blockSize}::int and given.step = any (c.steps))
        on conflict do nothing
        returning metric, step, value, time
      )
      insert into ${metricLatest} as latest (stage_id, metric, step, value, min, max, time)
      select distinct on (metric) ${stageId}::uuid, metric, step, value,
        min(value) over (partition by metric), max(value) over (partition by metric), time
      from stored order by metric, step desc
      on conflict (stage_id, metric) do update set
        step = greatest(latest.step, excluded.step),
        value = case when excluded.step > latest.step then excluded.value else latest.value end,
        time = case when excluded.step > latest.step then excluded.time else latest.time end,
        min = least(latest.min, excluded.min),
        max = greatest(latest.max, excluded.max)`),
  );
}

/**
 * Folds the closed blocks of a stage's series from the tail into chunks, in one transaction; `all` also folds the last,
 * for a stage that is over. Returns the number of points folded. Readers see every point once at any time.
 */
export async function compactMetrics(db: Database, stageId: string, { all = false } = {}): Promise<number> {
  const fold = sql`
      with moved as (
        delete from ${metricTail} tail using ${metricLatest} latest
        where tail.stage_id = ${stageId} and latest.stage_id = tail.stage_id and latest.metric = tail.metric
          and (${all} or tail.step / ${blockSize}::int < latest.step / ${blockSize}::int)
        returning tail.metric, tail.step, tail.value, tail.time
      ), touched as (
        select distinct metric, step / ${blockSize}::int as chunk from moved
      ), merged as (
        select metric, chunk, step, value, time from (
          select distinct on (metric, step) * from (
            select metric, step / ${blockSize}::int as chunk, step, value, time, 1 as late from moved
            union all
            select c.metric, c.chunk, p.step, p.value, p.time, 0
            from touched join ${metricChunk} c
              on c.stage_id = ${stageId} and c.metric = touched.metric and c.chunk = touched.chunk,
              unnest(c.steps, c.values, c.times) as p(step, value, time)
          ) every_point order by metric, step, late
        ) once
      ), folded as (
        insert into ${metricChunk} (stage_id, metric, chunk, count, min, max, sum, last, steps, values, times)
        select ${stageId}::uuid, metric, chunk, count(*), min(value), max(value), sum(value::float8),
          (array_agg(value order by step desc))[1], array_agg(step order by step),
          array_agg(value order by step), array_agg(time order by step)
        from merged group by metric, chunk order by metric, chunk
        on conflict (stage_id, metric, chunk) do update set
          count = excluded.count, min = excluded.min, max = excluded.max, sum = excluded.sum, last = excluded.last,
          steps = excluded.steps, values = excluded.values, times = excluded.times
      )
      select count(*)::int as folded from moved`;
  return guarded(() =>
    db.sql.transaction(async (tx) => {
      // Two compactors of one stage would each overwrite the chunk that the other just wrote.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${stageId}, 0))`);
      const { rows } = await tx.execute<{ folded: number }>(fold);
      return rows[0]!.folded;
    }),
  );
}

/**
 * A series by step, at most `maximumPoints` (2,000) of it: a longer one keeps its first and last point and the least and
 * greatest value of each of equally wide ranges of steps, so no spike is lost.
 */
export async function readMetric(
  db: Database,
  stageId: string,
  metric: string,
  { maximumPoints = 2000 }: { readonly maximumPoints?: number } = {},
): Promise<{ step: number; value: number }[]> {
  const ranges = Math.max(1, Math.floor((maximumPoints - 2) / 2));
  const result = await guarded(() =>
    db.sql.execute<{ step: number; value: number }>(sql`
      with every_point as (
        select step, value, 1 as late from ${metricTail}
        where stage_id = ${stageId} and metric = ${metric}
        union all
        select p.step, p.value, 0 from ${metricChunk} c, unnest(c.steps, c.values) as p(step, value)
        where c.stage_id = ${stageId} and c.metric = ${metric}
      ), points as materialized (
        select distinct on (step) step, value from every_point order by step, late
      ), extent as (
        select count(*) as n, min(step)::float8 as lo, max(step)::float8 as hi from points
      ), ranked as (
        select step, value,
          row_number() over (partition by range order by value, step) as from_least,
          row_number() over (partition by range order by value desc, step) as from_greatest
        from (select step, value, floor((step - lo) * ${ranges}::float8 / (hi - lo + 1)) as range
              from points, extent) in_ranges
      )
      select step, value from ranked, extent
      where n <= ${maximumPoints}::int or from_least = 1 or from_greatest = 1 or step = lo or step = hi
      order by step`),
  );
  return result.rows;
}

/** The newest point and the extremes of every series of a stage, by name. */
export async function latestMetrics(db: Database, stageId: string): Promise<LatestMetric[]> {
  return guarded(() =>
    db.sql
      .select({
        metric: metricLatest.metric,
        step: metricLatest.step,
        value: metricLatest.value,
        min: metricLatest.min,
        max: metricLatest.max,
        time: metricLatest.time,
      })
      .from(metricLatest)
      .where(and(eq(metricLatest.stageId, stageId)))
      .orderBy(asc(metricLatest.metric)),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
