import { sql } from "drizzle-orm";
import type { JudgeName } from "../comparison/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { found, isId } from "./not-found.ts";

/** The scores that a judge gave an evaluation's images: by which encoder, in which stage. */
export interface JudgedBy {
  readonly judge: JudgeName;
  /** Hash of the encoder. */
  readonly hash: string;
  readonly stageId: string;
}

/** One evaluated checkpoint of a run: where its images and their scores lie. */
export interface RunEvaluation {
  readonly id: string;
  /** The prompts it was evaluated on, by the name of their set. */
  readonly suite: string;
  /** "baseline", "baseline step 50", "TS round 1". */
  readonly checkpoint: string;
  readonly step: number | null;
  readonly round: number | null;
  readonly imageStageId: string;
  readonly judges: readonly JudgedBy[];
  /** How its published intervals were drawn. */
  readonly bootstrap: { readonly seed: number; readonly samples: number };
}

export interface EvaluatedRun {
  readonly id: string;
  readonly experimentId: string;
  readonly experiment: string;
  readonly variant: string;
  readonly seed: number;
  readonly forkRound: number | null;
  readonly concept: string;
  /** Whether it is what its experiment compares its variants with. */
  readonly isBaseline: boolean;
  /** In the order they were first stored. */
  readonly evaluations: readonly RunEvaluation[];
}

/**
 * Runs with their evaluations, and what they can be compared with: with a `baselineRunId`, its runs of the same concepts; without
 * one, their experiments' own baselines. In one statement, in the order the runs were made.
 * NOT_FOUND names the first id that is no run's.
 */
export async function readEvaluatedRuns(
  db: Database,
  { runIds, baselineRunId }: { readonly runIds: readonly string[]; readonly baselineRunId?: string },
): Promise<EvaluatedRun[]> {
  const ids = [...runIds, ...(baselineRunId === undefined ? [] : [baselineRunId])];
  for (const id of ids) found(isId(id) ? id : undefined, "run", id);
  const { rows } = await guarded(() =>
    db.sql.execute<Omit<EvaluatedRun, "seed"> & { seed: string }>(sql`
      with asked as (select * from runs where id = any(${sql.param([...runIds])}::uuid[])),
      base as (select * from runs where id = ${baselineRunId ?? null}::uuid),
      wanted as (
        select id from asked union select id from base
        union
        select r.id from base b join runs r on r.experiment_id = b.experiment_id
        where r.variant = b.variant and r.seed = b.seed and r.fork_round is not distinct from b.fork_round
          and r.concept_id in (select concept_id from asked)
        union
        select r.id from asked a join experiments e on e.id = a.experiment_id
        join runs r on r.experiment_id = a.experiment_id and r.concept_id = a.concept_id and r.seed = a.seed
        where r.variant = coalesce(e.configuration->>'baseline', 'baseline')
          and not exists (select from base)
      )
      select r.id, r.experiment_id as "experimentId", e.name as experiment, r.variant, r.seed,
        r.fork_round as "forkRound", c.name as concept,
        r.variant = coalesce(e.configuration->>'baseline', 'baseline') as "isBaseline",
        coalesce(jsonb_agg(jsonb_build_object(
          'id', v.id, 'suite', v.protocol->'suite', 'checkpoint', v.protocol->'checkpoint',
          'step', v.protocol->'step', 'round', v.protocol->'round', 'imageStageId', v.stage_id,
          'bootstrap', v.protocol->'bootstrap', 'judges', (
            select coalesce(jsonb_agg(jsonb_build_object(
              'judge', given->'judge', 'hash', s.inputs->'judge'->'hash', 'stageId', s.id)
              order by given->>'judge'), '[]')
            from jsonb_array_elements(v.protocol->'scores') as given
            -- Limited, or the planner, expecting a hundred judges, would read all stages.
            cross join lateral (select * from stages where input_hash = given->>'hash' limit 1) as s
          )) order by v.id) filter (where v.id is not null), '[]') as evaluations
      from wanted join runs r using (id) join experiments e on e.id = r.experiment_id
      join concepts c on c.id = r.concept_id left join evaluations v on v.run_id = r.id
      group by r.id, e.id, c.id order by r.id`),
  );
  for (const id of ids)
    found(
      rows.find((row) => row.id === id.toLowerCase()),
      "run",
      id,
    );
  return rows.map((row) => ({ ...row, seed: Number(row.seed) }));
}
