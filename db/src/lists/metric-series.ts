import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";

/** A series of a training stage: its newest point and its extremes so far. */
export interface MetricSeries {
  readonly stageId: string;
  readonly name: string;
  readonly step: number;
  /** Single precision, not always finite. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Milliseconds since 1970, of the newest point. */
  readonly time: number;
}

/** A series of a stage that a run uses in a round. */
export interface RunSeries extends MetricSeries {
  readonly runId: string;
  readonly round: number;
}

const columns = sql`l.stage_id as "stageId", l.metric as name, l.step, l.value, l.min, l.max, l.time::float8 as time`;

/** Every series of some runs' stages, by round and name. */
export async function seriesOfRuns(db: Database, runIds: readonly string[]): Promise<RunSeries[]> {
  const { rows } = await guarded(() =>
    db.sql.execute<RunSeries & Record<string, unknown>>(sql`
      select u.run_id as "runId", u.round, ${columns}
      from run_stages u join metric_latest l on l.stage_id = u.stage_id
      where u.run_id = any(${sql.param([...runIds])}::uuid[])
      order by u.round, l.stage_id, l.metric collate "C"`),
  );
  return rows;
}

/** Every series of some stages, by name. */
export async function seriesOfStages(db: Database, stageIds: readonly string[]): Promise<MetricSeries[]> {
  const { rows } = await guarded(() =>
    db.sql.execute<MetricSeries & Record<string, unknown>>(sql`
      select ${columns} from metric_latest l where l.stage_id = any(${sql.param([...stageIds])}::uuid[])
      order by l.metric collate "C"`),
  );
  return rows;
}
