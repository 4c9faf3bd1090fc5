import { asc, inArray, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { evaluations } from "../schema/index.ts";

const columns = {
  id: evaluations.id,
  runId: evaluations.runId,
  stageId: evaluations.stageId,
  label: evaluations.label,
  protocol: evaluations.protocol,
  createdAt: evaluations.createdAt,
};

export type EvaluationRow = typeof evaluations.$inferSelect;

/** The evaluations of some ids, in no order; unknown ids are left out. */
export async function evaluationsById(db: Database, ids: readonly string[]): Promise<EvaluationRow[]> {
  return guarded(() =>
    db.sql
      .select(columns)
      .from(evaluations)
      .where(inArray(evaluations.id, [...ids])),
  );
}

/** All evaluations of some runs, in the order they were first stored. */
export async function evaluationsOfRuns(db: Database, runIds: readonly string[]): Promise<EvaluationRow[]> {
  return guarded(() =>
    db.sql
      .select(columns)
      .from(evaluations)
      .where(inArray(evaluations.runId, [...runIds]))
      .orderBy(asc(evaluations.id)),
  );
}

/**
 * What each of some runs stands for: its last round, or of a baseline the checkpoint that its variants began at, on the prompts
 * of a suite, by default the one it was first evaluated on. Runs without such an evaluation are left out.
 */
export async function finalEvaluationsOfRuns(
  db: Database,
  runIds: readonly string[],
  suite?: string,
): Promise<Map<string, EvaluationRow>> {
  const { protocol } = evaluations;
  const wanted = sql`coalesce(${suite ?? null}::text, (
    select first.protocol->>'suite' from evaluations as first where first.run_id = ${evaluations.runId}
    order by first.id limit 1))`;
  const rows = await guarded(() =>
    db.sql
      .selectDistinctOn([evaluations.runId], columns)
      .from(evaluations)
      .where(sql`${inArray(evaluations.runId, [...runIds])} and ${protocol}->>'suite' = ${wanted}`)
      .orderBy(
        asc(evaluations.runId),
        sql`${protocol}->>'checkpoint' = 'baseline' desc`,
        sql`coalesce((${protocol}->>'round')::float8, 0) desc`,
        sql`coalesce((${protocol}->>'step')::float8, 0) desc`,
        sql`${evaluations.id} desc`,
      ),
  );
  return new Map(rows.map((row) => [row.runId, row]));
}
