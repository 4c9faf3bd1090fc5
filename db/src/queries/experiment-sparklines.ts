import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";

/** The way of a variant's main metric in its last round of training, smoothed. */
export interface Sparkline {
  readonly variant: string;
  /** The run of its first concept. */
  readonly runId: string;
  /** 0 for the personalisation. */
  readonly round: number;
  readonly metric: string;
  /** The middle step of each of equally wide ranges. */
  readonly steps: readonly number[];
  /** The mean of the values in each range; null where none is a finite number. */
  readonly values: readonly (number | null)[];
}

/** Values of a range that its mean is over at most: what a long series takes does not grow with it. */
const valuesLookedAt = 64;

const finite = sql`value > '-infinity' and value < 'infinity'`;

/**
 * The main metric of each variant of some experiments, smoothed to about so many points, each the mean over (the first 64 values
 * of) one of equally wide ranges of steps: implicit accuracy (else the loss) of the last round that has begun, of the baseline
 * the loss of its personalisation; by variant, of the first concept's run. One statement, however many experiments.
 */
export async function sparklinesOfExperiments(
  db: Database,
  ids: readonly string[],
  points: number,
): Promise<Map<string, Sparkline[]>> {
  const { rows } = await guarded(() =>
    db.sql.execute<Sparkline & { experimentId: string } & Record<string, unknown>>(sql`
      with chosen as (
        select distinct on (r.experiment_id, r.variant)
          r.experiment_id, r.id as run_id, r.variant, u.round, l.stage_id, l.metric, l.step as last
        from runs r join run_stages u on u.run_id = r.id join metric_latest l on l.stage_id = u.stage_id
        where r.experiment_id = any(${sql.param([...ids])}::uuid[]) and case r.variant
          when 'baseline' then u.kind = 'personalise' and l.metric = 'loss'
          else u.kind = 'train' and l.metric in ('implicit_accuracy', 'loss') end
        order by r.experiment_id, r.variant, u.round desc, r.id, l.metric
      ), series as (select distinct stage_id, metric, last from chosen),
      blocks as (
        select c.stage_id, c.metric, c.count, c.steps, c.values,
          (row_number() over (partition by c.stage_id, c.metric order by c.chunk))::int as place,
          (count(*) over (partition by c.stage_id, c.metric))::int as blocks
        from series join metric_chunk c on c.stage_id = series.stage_id and c.metric = series.metric
      ), cut as (
        select stage_id, metric, steps, values, part * count / parts + 1 as first, (part + 1) * count / parts as last
        from blocks cross join lateral (select least(count, greatest(1, ${points}::int / blocks)) as parts) as divided
        cross join lateral generate_series(0, parts - 1) as part
        where (place - 1) % ceil(blocks / ${points}::numeric) = 0
      ), ranges as (
        select stage_id, metric, steps[(first + last) / 2] as step, (
          select avg(value) filter (where ${finite})
          from unnest(values[first : least(last, first + ${valuesLookedAt - 1}::int)]) as value) as value
        from cut
        union all
        select t.stage_id, t.metric, ((min(t.step) + max(t.step)) / 2)::int,
          avg(value) filter (where ${finite})
        from series join metric_tail t on t.stage_id = series.stage_id and t.metric = series.metric
        group by t.stage_id, t.metric, t.step::bigint * ${points}::int / (last + 1)
      ), lines as (
        select stage_id, metric, json_agg(step order by step) as steps, json_agg(value order by step) as values
        from ranges group by stage_id, metric
      )
      select experiment_id as "experimentId", variant, run_id as "runId", round, metric, steps, values
      from chosen join lines using (stage_id, metric) order by experiment_id, variant`),
  );
  const grouped = Map.groupBy(rows, ({ experimentId }) => experimentId);
  return new Map([...grouped].map(([id, lines]) => [id, lines.map(({ experimentId: _, ...line }) => line)]));
}
