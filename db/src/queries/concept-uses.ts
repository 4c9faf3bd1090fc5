import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";

/** What a concept has been used for. */
export interface ConceptUse {
  readonly experiments: number;
  readonly runs: number;
  /** Ids of the newest experiments about it, newest first. */
  readonly latest: readonly string[];
}

/** How many experiments are shown of a concept's. */
const latestLimit = 5;

/** What some concepts have been used for; those that nothing is about are left out. One statement. */
export async function usesOfConcepts(db: Database, ids: readonly string[]): Promise<Map<string, ConceptUse>> {
  const { rows } = await guarded(() =>
    db.sql.execute<{ id: string; experiments: number; runs: number; latest: string[] }>(sql`
      select concept_id as id, count(*)::int as experiments, sum(runs)::int as runs,
        (array_agg(experiment_id::text order by experiment_id desc))[:${latestLimit}::int] as latest
      from (select concept_id, experiment_id, count(*) as runs from runs
            where concept_id = any(${sql.param([...ids])}::uuid[]) group by 1, 2) as uses
      group by concept_id`),
  );
  return new Map(rows.map(({ id, ...use }) => [id, use]));
}
