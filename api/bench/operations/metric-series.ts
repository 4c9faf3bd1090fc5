import { defineOperation } from "./operation.ts";
import { type Points, thinPoints } from "./thin-points.ts";

interface Point {
  readonly step: number;
  readonly value: number;
}

interface Series {
  readonly stageId: string;
  readonly metric: string;
}

/** Both ends, and two points of each range: 2,000 points at most. */
const [mostPoints, ranges] = [2000, 999];

const statement = `
  select steps, values from (
    select chunk, steps::text, values::text from metric_chunk where stage_id = $1 and metric = $2
    union all
    select null, array_agg(step order by step)::text, array_agg(value order by step)::text
    from metric_tail where stage_id = $1 and metric = $2 having count(*) > 0
  ) blocks order by chunk nulls last`;

const numbers = (array: string) => JSON.parse(`[${array.slice(1, -1)}]`) as number[];

/** The same in SQL alone, for a server that runs nothing else: eight times the work. */
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
  where n <= ${mostPoints} or from_least = 1 or from_greatest = 1 or step = lo or step = hi
  order by step`;

const pairs = ({ steps, values }: Points) => steps.map((step, i) => [step, values[i]!]);

/** One series of 10,000 points, made small enough for a chart with no spike lost. */
export const metricSeries = defineOperation({
  title: "Series of 10,000 points, thinned to 2,000",
  subjects: async (pool): Promise<Series[]> => {
    const { rows } = await pool.query<Series>(`
      select stage_id as "stageId", metric from metric_latest
      where step = 10000 and metric in ('loss', 'gradient_norm') order by stage_id, metric`);
    return rows;
  },
  async floor(pool, { stageId, metric }) {
    const { rows } = await pool.query<{ steps: string; values: string }>(statement, [stageId, metric]);
    const points = {
      steps: rows.flatMap(({ steps }) => numbers(steps)),
      values: rows.flatMap(({ values }) => numbers(values)),
    };
    return thinPoints(points, ranges);
  },
  floorRows: pairs,
  api: {
    query: `
      query Series($stage: ID!, $metric: String!) {
        node(id: $stage) { ... on Stage { metric(name: $metric) { points(maximumPoints: ${mostPoints}) { steps values } } } }
      }`,
    variables: ({ stageId, metric }) => ({ stage: `Stage:${stageId}`, metric }),
    rows: ({ node }: { readonly node: { readonly metric: { readonly points: Points } } }) =>
      pairs(node.metric.points),
  },
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
