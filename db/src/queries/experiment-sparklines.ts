import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { pointsOfSeries, type SeriesPoints } from "../lists/metric-points.ts";
import { stageRef } from "../lists/stage-refs.ts";

/** The way of a variant's main metric in its last round of training. */
export interface Sparkline extends SeriesPoints {
  readonly variant: string;
  /** The run of its first concept. */
  readonly runId: string;
  /** 0 for the personalisation. */
  readonly round: number;
  readonly metric: string;
}

interface Chosen extends Record<string, unknown> {
  readonly experimentId: string;
  readonly runId: string;
  readonly variant: string;
  readonly round: number;
  readonly stageId: string;
  readonly metric: string;
}

/**
 * The main metric of each variant of some experiments, thinned to `maximumPoints` (10 or more): implicit accuracy (else the
 * loss) of the last round that has begun, of the baseline the loss of its personalisation; by variant, of the first concept's
 * run. Two statements, however many experiments.
 */
export async function sparklinesOfExperiments(
  db: Database,
  ids: readonly string[],
  maximumPoints: number,
): Promise<Map<string, Sparkline[]>> {
  const { rows } = await guarded(() =>
    db.sql.execute<Chosen>(sql`
      select distinct on (r.experiment_id, r.variant)
        r.experiment_id as "experimentId", r.id as "runId", r.variant, u.round, l.stage_id as "stageId", l.metric
      from runs r join run_stages u on u.run_id = r.id join metric_latest l on l.stage_id = u.stage_id
      where r.experiment_id = any(${sql.param([...ids])}::uuid[]) and case r.variant
        when 'baseline' then u.kind = 'personalise' and l.metric = 'loss'
        else u.kind = 'train' and l.metric in ('implicit_accuracy', 'loss') end
      order by r.experiment_id, r.variant, u.round desc, r.id, l.metric`),
  );
  const refOf = ({ stageId, metric }: Chosen) => stageRef(stageId, metric);
  const points = await pointsOfSeries(db, [...new Set(rows.map(refOf))], { maximumPoints });
  const lines = rows.flatMap((row) => {
    const { experimentId, runId, variant, round, metric } = row;
    const found = points.get(refOf(row));
    return found ? [{ experimentId, line: { variant, runId, round, metric, ...found } }] : [];
  });
  const grouped = Map.groupBy(lines, ({ experimentId }) => experimentId);
  return new Map([...grouped].map(([id, of]) => [id, of.map(({ line }) => line)]));
}
