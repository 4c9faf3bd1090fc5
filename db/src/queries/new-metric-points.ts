import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { blockSize } from "./metrics.ts";

/** Points that a series got since somebody looked. */
export interface NewPoints {
  readonly stageId: string;
  /** The first round in which the run uses the stage. */
  readonly round: number;
  readonly metric: string;
  /** By step. */
  readonly points: readonly {
    readonly step: number;
    /** Single precision, not always finite. */
    readonly value: number;
    /** Milliseconds since 1970. */
    readonly time: number;
  }[];
  /** Whether older ones were left out. */
  readonly skipped: boolean;
}

/** A series and the last step of it that was seen. */
export interface SeenSeries {
  readonly stageId: string;
  readonly metric: string;
  readonly step: number;
}

export interface NewPointsRequest {
  readonly runId: string;
  /** Series of these names; all where left out. */
  readonly metrics?: readonly string[] | undefined;
  /** Only points after those seen. */
  readonly seen: readonly SeenSeries[];
  /** Only points recorded after this moment, milliseconds since 1970. */
  readonly after?: number | undefined;
  /** Points in all; of more the newest of every series. */
  readonly limit: number;
}

type Row = Omit<NewPoints, "points" | "skipped"> & NewPoints["points"][number] & { readonly share: number };

/** The points that the series of a run's stages got since, in one statement; series without any are left out. */
export async function newMetricPoints(
  db: Database,
  { runId, metrics, seen, after, limit }: NewPointsRequest,
): Promise<NewPoints[]> {
  const isNew = sql`step > series.seen and time > ${after ?? -1}::float8`;
  // Two whole blocks and the growing one hold as many points as any series' share.
  const blocks = Math.ceil(limit / blockSize) + 1;
  const { rows } = await guarded(() =>
    db.sql.execute<Row & Record<string, unknown>>(sql`
      with series as materialized (
        select used.round, l.stage_id, l.metric, coalesce(seen.step, -1) as seen,
          greatest(1, ${limit}::int / count(*) over ()) as share
        from (select stage_id, min(round) as round from run_stages where run_id = ${runId} group by stage_id) as used
        join metric_latest l on l.stage_id = used.stage_id
        left join unnest(${sql.param(seen.map(({ stageId }) => stageId))}::uuid[],
          ${sql.param(seen.map(({ metric }) => metric))}::text[],
          ${sql.param(seen.map(({ step }) => step))}::int[]) as seen(stage_id, metric, step)
          on seen.stage_id = l.stage_id and seen.metric = l.metric
        where l.step > coalesce(seen.step, -1) and l.time > ${after ?? -1}::float8
          and (${metrics === undefined} or l.metric = any(${sql.param([...(metrics ?? [])])}::text[]))
        order by used.round, l.stage_id, l.metric collate "C" limit ${limit}
      )
      select stage_id as "stageId", round, metric, share::int, step, value, time::float8
      from series cross join lateral (
        select distinct on (step) step, value, time from (
          (select t.step, t.value, t.time, 1 as late from metric_tail t
           where t.stage_id = series.stage_id and t.metric = series.metric and ${isNew}
           order by t.step desc limit share + 1)
          union all
          select p.step, p.value, p.time, 0 from (
            select c.steps, c.values, c.times from metric_chunk c
            where c.stage_id = series.stage_id and c.metric = series.metric and c.chunk >= series.seen / ${blockSize}::int
            order by c.chunk desc limit ${blocks}
          ) as block, unnest(block.steps, block.values, block.times) as p(step, value, time)
          where ${isNew}
        ) as every_point order by step desc, late limit share + 1
      ) as point
      order by round, stage_id, metric collate "C", step`),
  );
  return [...Map.groupBy(rows, ({ stageId, metric }) => `${stageId} ${metric}`).values()].map((found) => {
    const { stageId, round, metric, share } = found[0]!;
    const points = found.slice(-share).map(({ step, value, time }) => ({ step, value, time }));
    return { stageId, round, metric, points, skipped: found.length > share };
  });
}
