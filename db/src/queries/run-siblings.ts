import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";

/**
 * The siblings of some runs: the other runs of the same experiment, concept and seed, in the order planned, at most `limit` of
 * each. Runs without any are left out. One statement.
 */
export async function siblingsOfRuns(
  db: Database,
  ids: readonly string[],
  limit: number,
): Promise<Map<string, string[]>> {
  const { rows } = await guarded(() =>
    db.sql.execute<{ id: string; siblings: string[] }>(sql`
      select asked.id, array_agg(other.id::text order by other.id) as siblings
      from unnest(${sql.param([...ids])}::uuid[]) as asked(id) join runs own on own.id = asked.id
      cross join lateral (
        select r.id from runs r where r.experiment_id = own.experiment_id and r.concept_id = own.concept_id
          and r.seed = own.seed and r.id <> own.id
        order by r.id limit ${limit}) as other
      group by asked.id`),
  );
  return new Map(rows.map(({ id, siblings }) => [id, siblings]));
}
