import { sql } from "drizzle-orm";
import type { Metric } from "../comparison/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { Estimate } from "../statistics/index.ts";

/** Which figures of evaluations; a field left out narrows nothing. */
export interface FigureFilter {
  readonly metrics?: readonly Metric[] | undefined;
  /** Only those of single prompts, or only those over all prompts. */
  readonly perPrompt?: boolean | undefined;
}

/** A published figure of an evaluation. */
export interface Figure {
  readonly evaluationId: string;
  readonly concept: string;
  /** Null for a figure over all prompts. */
  readonly promptIndex: number | null;
  /** That prompt, the subject written as its class. */
  readonly prompt: string | null;
  readonly metric: Metric;
  readonly statistic: Estimate;
  /** Of a figure over all prompts: its paired difference to the baseline; null for the baseline itself. */
  readonly delta: Estimate | null;
  /** Of a figure over all prompts: sample standard deviation of the prompts' figures; null with fewer than two. */
  readonly deviation: number | null;
  /** That over the square root of the number of prompts: the standard error of the mean. */
  readonly error: number | null;
}

interface FigureRow extends Omit<Figure, "statistic" | "delta" | "error">, Estimate, Record<string, unknown> {
  readonly prompts: number;
  readonly isDelta: boolean;
}

const estimateOf = ({ value, lo, hi, n, method, seed }: Estimate): Estimate => ({
  value,
  lo,
  hi,
  n,
  method,
  seed,
});

/** The figures of some evaluations, as they were published: those over all prompts of a metric before its prompts'. */
export async function figuresOfEvaluations(
  db: Database,
  ids: readonly string[],
  { metrics, perPrompt }: FigureFilter = {},
): Promise<Map<string, Figure[]>> {
  const ofMetrics = metrics ? sql`and metric = any(${sql.param(named(metrics))}::text[])` : sql``;
  const ofPrompts = perPrompt === undefined ? sql`` : sql`where (prompt_index is not null) = ${perPrompt}`;
  const { rows } = await guarded(() =>
    db.sql.execute<FigureRow>(sql`
      select evaluation_id as "evaluationId", concept, prompt_index as "promptIndex", prompt, value, lo, hi, n, method, seed,
        regexp_replace(metric, 'Delta$', '') as metric, metric ~ 'Delta$' as "isDelta", prompts,
        case when prompt_index is null then deviation end as deviation
      from (
        select *, stddev_samp(value) filter (where prompt_index is not null) over of_metric as deviation,
          (count(*) filter (where prompt_index is not null) over of_metric)::int as prompts
        from evaluation_results where evaluation_id = any(${sql.param([...ids])}::uuid[]) ${ofMetrics}
        window of_metric as (partition by evaluation_id, concept, metric)) as figures
      ${ofPrompts} order by id`),
  );
  const keyOf = ({ evaluationId, concept, metric }: FigureRow) => `${evaluationId} ${metric} ${concept}`;
  const deltas = new Map(rows.filter(({ isDelta }) => isDelta).map((row) => [keyOf(row), estimateOf(row)]));
  const figures = rows
    .filter(({ isDelta }) => !isDelta)
    .map((row): Figure => {
      const { evaluationId, concept, promptIndex, prompt, metric, deviation, prompts } = row;
      return {
        ...{ evaluationId, concept, promptIndex, prompt, metric },
        statistic: estimateOf(row),
        delta: promptIndex === null ? (deltas.get(keyOf(row)) ?? null) : null,
        deviation,
        error: deviation === null ? null : deviation / Math.sqrt(prompts),
      };
    });
  return Map.groupBy(figures, ({ evaluationId }) => evaluationId);
}

/** The names of metrics' figures and of their differences to the baseline. */
const named = (metrics: readonly Metric[]) => metrics.flatMap((metric) => [metric, `${metric}Delta`]);
