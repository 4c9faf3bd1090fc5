import { defineOperation } from "./operation.ts";

interface Point {
  readonly step: number;
  readonly value: number;
}

interface Series {
  readonly stageId: string;
  readonly runId: string;
  readonly metric: string;
}

/** Half of the ranges' two points, and the ends, make at most 2,000. */
const [most, ranges] = [2000, 999];

/** What `readMetric` of db sends, by hand: the least and the greatest of each range of steps, and both ends. */
export const seriesStatement = (stage: string, metric: string): string => `
  with every_point as (
    select step, value, 1 as late from public.metric_tail where stage_id = ${stage} and metric = ${metric}
    union all
    select p.step, p.value, 0 from public.metric_chunk c, unnest(c.steps, c.values) as p(step, value)
    where c.stage_id = ${stage} and c.metric = ${metric}
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
  where n <= ${most} or from_least = 1 or from_greatest = 1 or step = lo or step = hi
  order by step`;

const statement = seriesStatement("$1", "$2");

/** One series of 10,000 points, made small enough for a chart with no spike lost. */
export const metricSeries = defineOperation({
  title: "Series of 10,000 points, at most 2,000 kept",
  subjects: async (pool): Promise<Series[]> => {
    const { rows } = await pool.query<Series>(`
      select distinct on (l.stage_id, l.metric) l.stage_id as "stageId", u.run_id as "runId", l.metric
      from metric_latest l join run_stages u on u.stage_id = l.stage_id and u.kind = 'train'
      where l.step = 10000 and l.metric in ('loss', 'gradient_norm')
      order by l.stage_id, l.metric, u.run_id`);
    return rows;
  },
  floor: async (pool, { stageId, metric }) => (await pool.query(statement, [stageId, metric])).rows,
  floorRows: (rows: Point[]) => rows.map(({ step, value }) => [step, value]),
  api: null,
  postgraphile: {
    query: `
      query Series($stage: UUID!, $metric: String!) {
        benchMetricPoints(stage: $stage, metric: $metric) { nodes { step value } }
      }`,
    variables: ({ stageId, metric }) => ({ stage: stageId, metric }),
    rows: ({ benchMetricPoints }: { readonly benchMetricPoints: { readonly nodes: readonly Point[] } }) =>
      benchMetricPoints.nodes.map(({ step, value }) => [step, value]),
  },
});
