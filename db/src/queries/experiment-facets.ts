import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";

/** What experiments can be told apart by. */
export const facets = ["statuses", "tags", "concepts", "packs", "methods", "variants", "presets"] as const;
export type Facet = (typeof facets)[number];

/** A value of a facet and how many experiments have it. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export type ExperimentFacets = Readonly<Record<Facet, readonly FacetCount[]>>;

/** Most values of a facet: the most frequent ones. */
export const facetLimit = 100;

/**
 * What there is to narrow a list of experiments by: of each facet its most frequent values, at most 100, most frequent first.
 * Of all experiments, or of those that are archived or are not. One statement.
 */
export async function experimentFacets(db: Database, archived?: boolean): Promise<ExperimentFacets> {
  const wanted =
    archived === undefined ? sql`true` : archived ? sql`archived_at is not null` : sql`archived_at is null`;
  const { rows } = await guarded(() =>
    db.sql.execute<FacetCount & { facet: Facet } & Record<string, unknown>>(sql`
      with chosen as (select id, status, tags, preset, configuration from experiments where ${wanted}),
      used as (
        select distinct r.experiment_id, c.name, r.variant
        from chosen join runs r on r.experiment_id = chosen.id join concepts c on c.id = r.concept_id
      ), every_value (facet, value, experiment_id) as (
        select 'statuses', status, id from chosen
        union all select 'tags', tag, id from chosen cross join lateral unnest(tags) as tag
        union all select 'packs', configuration->>'pack', id from chosen
        union all select 'methods', configuration->'personalisation'->>'method', id from chosen
        union all select 'presets', preset, id from chosen
        union all select 'concepts', name, experiment_id from used
        union all select 'variants', variant, experiment_id from used
      ), counted as (
        select facet, value, count(distinct experiment_id)::int as count from every_value
        where value is not null group by facet, value
      )
      select facet, value, count from (
        select *, row_number() over (partition by facet order by count desc, value) as place from counted) as ranked
      where place <= ${facetLimit} order by facet, place`),
  );
  const found = Map.groupBy(rows, ({ facet }) => facet);
  const of = (facet: Facet) => (found.get(facet) ?? []).map(({ value, count }) => ({ value, count }));
  return Object.fromEntries(facets.map((facet) => [facet, of(facet)])) as unknown as ExperimentFacets;
}
