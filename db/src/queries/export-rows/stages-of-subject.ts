import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../database.ts";
import { guarded } from "../../database-error.ts";

/** What every row about a run begins with. */
export interface RunColumns {
  readonly experiment: string;
  readonly run_id: string;
  readonly concept: string;
  readonly variant: string;
  readonly run_seed: number;
  readonly round: number;
  readonly stage_id: string;
}

/** A stage that a run uses. */
export interface StageOfRun extends RunColumns, Record<string, unknown> {
  readonly stage_kind: string;
  /** What is evaluated with the stage's images, if anything. */
  readonly checkpoint: string | null;
  readonly suite: string | null;
}

const pageSize = 500;

/**
 * Stages that runs of an experiment, or a run, use, by run, round and kind: a shared one comes once for each of them.
 * `which` narrows (`u` is the use).
 */
export async function* stagesOfSubject(
  db: Database,
  subjectId: string,
  which: SQL,
): AsyncGenerator<StageOfRun, void> {
  let after: StageOfRun | undefined;
  do {
    const beyond = after
      ? sql`and (u.run_id, u.round, u.kind, u.stage_id) > (${after.run_id}::uuid, ${after.round}::int,
          ${after.stage_kind}::text, ${after.stage_id}::uuid)`
      : sql``;
    const { rows } = await guarded(() =>
      db.sql.execute<StageOfRun>(sql`
        select e.name as experiment, r.id as run_id, c.name as concept, r.variant, r.seed::float8 as run_seed,
          u.round, u.kind as stage_kind, u.stage_id, v.checkpoint, v.suite
        from (select id from runs where id = ${subjectId}::uuid
              union select id from runs where experiment_id = ${subjectId}::uuid) as of_subject
        join runs r using (id) join experiments e on e.id = r.experiment_id join concepts c on c.id = r.concept_id
        join run_stages u on u.run_id = r.id
        left join lateral (
          select protocol->>'checkpoint' as checkpoint, protocol->>'suite' as suite from evaluations
          where run_id = r.id and stage_id = u.stage_id order by label limit 1) as v on true
        where ${which} ${beyond}
        order by u.run_id, u.round, u.kind, u.stage_id limit ${pageSize}`),
    );
    yield* rows;
    after = rows.length < pageSize ? undefined : rows.at(-1);
  } while (after);
}

/** What every row of a stage begins with. */
export const runColumns = ({
  experiment,
  run_id,
  concept,
  variant,
  run_seed,
  round,
  stage_id,
}: StageOfRun): RunColumns => ({ experiment, run_id, concept, variant, run_seed, round, stage_id });
