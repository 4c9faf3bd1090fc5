import { type SQL, sql } from "drizzle-orm";
import { type Metric, scoreOfMetric } from "../comparison/index.ts";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { checkpointsOf, chooseSuite, finalCheckpoint, nameOfRun } from "./choose-checkpoints.ts";
import { classKept, imageStages, templateOfImage } from "./evaluated-images.ts";
import { type EvaluatedRun, type JudgedBy, type RunEvaluation, readEvaluatedRuns } from "./evaluated-runs.ts";

/**
 * Differences of scores within this are none: below it the selection calls two images near-duplicates (its default
 * minimumDelta), and a score made again on another device may differ by as much (`dbdpo verify`). Cosine units.
 */
export const equalWithin = 1e-4;

/** Two runs' last checkpoints on the same prompts. */
export interface Pairing {
  readonly suite: string;
  readonly suites: readonly string[];
  readonly run: EvaluatedRun;
  readonly control: EvaluatedRun;
  readonly own: RunEvaluation;
  readonly base: RunEvaluation;
}

/**
 * Finds what is compared of a run and its baseline, by default that of its experiment. NOT_FOUND for unknown runs; BAD_INPUT for
 * runs of different concepts or without a common suite.
 */
export async function findPairing(
  db: Database,
  {
    runId,
    baselineRunId,
    suite: asked,
  }: { runId: string; baselineRunId?: string | undefined; suite?: string | undefined },
): Promise<Pairing> {
  const runs = await readEvaluatedRuns(db, {
    runIds: [runId],
    ...(baselineRunId === undefined ? {} : { baselineRunId }),
  });
  const run = runs.find(({ id }) => id === runId.toLowerCase())!;
  const control = runs.find(({ id, isBaseline }) =>
    baselineRunId === undefined ? isBaseline : id === baselineRunId.toLowerCase(),
  );
  if (!control || control.concept !== run.concept)
    throw AppError.badInput(
      "baselineRunId",
      control ? nameOfRun(control) : null,
      `a run of the same concept, ${run.concept}`,
    );
  const { suite, suites } = chooseSuite([run, control], asked);
  const [own, base] = [run, control].map(
    (each) => finalCheckpoint(checkpointsOf({ runs: [each] }, suite))!.evaluations[0]!,
  ) as [RunEvaluation, RunEvaluation];
  return { suite, suites, run, control, own, base };
}

function judgedBy({ run, control, own, base }: Pairing, metric: Metric): [JudgedBy, JudgedBy] {
  const { judge } = scoreOfMetric[metric];
  const [mine, other] = [own, base].map(({ judges }) => judges.find((each) => each.judge === judge));
  const lacking = mine ? (other ? undefined : control) : run;
  if (lacking)
    throw AppError.badInput("metric", metric, `a metric that ${nameOfRun(lacking)} was scored with`);
  if (mine!.hash !== other!.hash)
    throw AppError.badInput("baselineRunId", nameOfRun(control), "a run that was scored by the same judge");
  return [mine!, other!];
}

/**
 * Images of two stages with their scores of a metric, paired by prompt and sample: the rows of `paired`. By grouping, since
 * the planner, which expects a few images only, would join them row by row. BAD_INPUT unless the same judge scored both.
 */
export function pairedImages(pairing: Pairing, metric: Metric): SQL {
  const [mine, other] = judgedBy(pairing, metric);
  const { judge, score } = scoreOfMetric[metric];
  const side = (isOwn: boolean, { imageStageId }: RunEvaluation, scoredIn: JudgedBy) => sql`
    select ${isOwn}::boolean as own, i.id, i.sample, i.prompt_index, i.key,
      ${classKept(templateOfImage, sql`made.class_name`)} as prompt, x.value
    from images i join made on made.id = i.stage_id cross join lateral (
      select value from scores where stage_id = ${scoredIn.stageId}::uuid and image_stage_id = i.stage_id
        and image_key = i.key and judge = ${judge} and metric = ${score} limit 1) as x
    where i.stage_id = ${imageStageId}::uuid`;
  const { own, base } = pairing;
  return sql`with ${imageStages(sql`${own.imageStageId}::uuid, ${base.imageStageId}::uuid`)},
    either as (${side(true, own, mine)} union all ${side(false, base, other)}),
    numbered as (
      select *, row_number() over (partition by own, prompt, sample order by prompt_index, key) as nth from either),
    paired as (
      select *, case when delta > ${equalWithin}::float8 then 'improved'
        when delta < -${equalWithin}::float8 then 'regressed' else 'equal' end as outcome
      from (
        select prompt, sample, (array_agg(id) filter (where own))[1] as id,
          (array_agg(id) filter (where not own))[1] as baseline_id, sum(value) filter (where own) as value,
          sum(value) filter (where not own) as baseline_value,
          sum(value) filter (where own) - sum(value) filter (where not own) as delta
        from numbered group by prompt, sample, nth having count(*) = 2) as pairs)`;
}
