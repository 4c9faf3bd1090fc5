import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import type { WorkStatus } from "../schema/index.ts";

/** What a list of experiments shows of one. */
export interface ExperimentSummary {
  /** Names of its concepts and of its variants, each in the order planned. */
  readonly concepts: readonly string[];
  readonly variants: readonly string[];
  /** Null for imported images without a pack of their own. */
  readonly pack: string | null;
  /** Dreambooth, svdiff or lora; null for imported images. */
  readonly method: string | null;
  /** How many of its runs are in which state; states without any are left out. */
  readonly runs: readonly { readonly status: WorkStatus; readonly count: number }[];
  /** Images that its stages have made so far, those shared with other experiments too. */
  readonly images: number;
}

/** The summaries of some experiments, in one statement; unknown ids are left out. */
export async function summariesOfExperiments(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ExperimentSummary>> {
  const { rows } = await guarded(() =>
    db.sql.execute<ExperimentSummary & { id: string } & Record<string, unknown>>(sql`
      with asked as (select unnest(${sql.param([...ids])}::uuid[]) as id),
      own as (
        select r.*, c.name as concept from asked join runs r on r.experiment_id = asked.id
        join concepts c on c.id = r.concept_id
      ), concepts as (
        select experiment_id, array_agg(concept order by first) as names
        from (select experiment_id, concept, min(id::text) as first from own group by 1, 2) as each_concept group by 1
      ), variants as (
        select experiment_id, array_agg(variant order by first) as names
        from (select experiment_id, variant, min(id::text) as first from own group by 1, 2) as each_variant group by 1
      ), statuses as (
        select experiment_id, json_agg(json_build_object('status', status, 'count', count) order by status) as runs
        from (select experiment_id, status, count(*)::int as count from own group by 1, 2) as each_status group by 1
      ), made as (
        select experiment_id, sum(count)::int as images
        from (select distinct own.experiment_id, c.owner, c.count from own join run_stages u on u.run_id = own.id
              join counters c on c.relation = 'images' and c.owner = u.stage_id) as each_stage group by 1
      )
      select e.id, coalesce(concepts.names, '{}') as concepts, coalesce(variants.names, '{}') as variants,
        e.configuration->>'pack' as pack, e.configuration->'personalisation'->>'method' as method,
        coalesce(statuses.runs, '[]') as runs, coalesce(made.images, 0) as images
      from asked join experiments e using (id)
      left join concepts on concepts.experiment_id = e.id left join variants on variants.experiment_id = e.id
      left join statuses on statuses.experiment_id = e.id left join made on made.experiment_id = e.id`),
  );
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
}
