import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { counters } from "../schema/index.ts";

/** Owner of a counter over a whole table. */
const everything = "00000000-0000-0000-0000-000000000000";

/** Longest a filtered list is counted; beyond, its length is left unsaid. */
export const countedAtMost = 10_000;

/** Number of rows of a relation, of one owner if given, as kept by triggers. */
export async function countOf(db: Database, relation: string, owner: string = everything): Promise<number> {
  const [row] = await guarded(() =>
    db.sql
      .select({ count: counters.count })
      .from(counters)
      .where(and(eq(counters.relation, relation), eq(counters.owner, owner))),
  );
  return row?.count ?? 0;
}

/** Number of rows that a filter leaves; null when they are more than `countedAtMost`. */
export async function countWhere(
  db: Database,
  from: PgTable | SQL,
  where: SQL | undefined,
): Promise<number | null> {
  const limit = countedAtMost + 1;
  const counted = sql`select 1 from ${from} ${where ? sql`where ${where}` : sql``} limit ${limit}`;
  const { rows } = await guarded(() =>
    db.sql.execute<{ n: number }>(sql`select count(*)::int as n from (${counted}) as rows`),
  );
  const { n } = rows[0]!;
  return n > countedAtMost ? null : n;
}

/** Number of rows of a relation of each owner, as kept by triggers. */
export async function countsOf(
  db: Database,
  relation: string,
  owners: readonly string[],
): Promise<Map<string, number | null>> {
  const rows = await guarded(() =>
    db.sql
      .select({ owner: counters.owner, count: counters.count })
      .from(counters)
      .where(and(eq(counters.relation, relation), inArray(counters.owner, [...owners]))),
  );
  const found = new Map(rows.map(({ owner, count }) => [owner, count]));
  return new Map(owners.map((owner) => [owner, found.get(owner) ?? 0]));
}

/** Number of rows that a filter leaves of each owner (`ownerId` in the filter); null where they are too many to count. */
export async function countWhereOfEach(
  db: Database,
  owners: readonly string[],
  from: PgTable | SQL,
  where: SQL | undefined,
): Promise<Map<string, number | null>> {
  const { rows } = await guarded(() =>
    db.sql.execute<{ id: string; n: number }>(sql`
      select owners.id, counted.n from unnest(${sql.param([...owners])}::uuid[]) as owners(id)
      cross join lateral (
        select count(*)::int as n from (
          select 1 from ${from} where ${where} limit ${countedAtMost + 1}) as rows) as counted`),
  );
  return new Map(rows.map(({ id, n }) => [id, n > countedAtMost ? null : n]));
}

/** Number of rows that the stages of each owner (`of_owner`, by `owners.id`) left, as kept by triggers for each stage. */
export async function countsOfStages(
  db: Database,
  relation: string,
  owners: readonly string[],
  stages: SQL,
): Promise<Map<string, number | null>> {
  const { rows } = await guarded(() =>
    db.sql.execute<{ id: string; n: number }>(sql`
      select owners.id, coalesce(sum(counted.count), 0)::float8 as n
      from unnest(${sql.param([...owners])}::uuid[]) as owners(id) left join lateral ${stages} on true
      left join ${counters} as counted on counted.relation = ${relation} and counted.owner = of_owner.stage_id
      group by owners.id`),
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}
