import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { parseNumbers } from "./parse-numbers.ts";

/** Most pairs of a cloud; of more candidates every second, third ... is in it. */
export const cloudLimit = 45_000;

/** The candidates of a selection as columns, in their order. */
export interface PairCloud {
  /** Candidates in all. */
  readonly total: number;
  /** Every how many-th is in it. */
  readonly every: number;
  readonly indices: readonly number[];
  /** Raw cosine units, single precision. */
  readonly deltaTs: readonly number[];
  readonly deltaIs: readonly number[];
  /** Degrees, single precision. */
  readonly angles: readonly number[];
  /** 1 where kept, else 0. */
  readonly kept: readonly number[];
}

type Columns = Record<"indices" | "deltaTs" | "deltaIs" | "angles" | "kept", string>;

/**
 * The candidate pairs of a round of some runs; runs without a selection in that round are left out. Columns are sent as
 * arrays in text, which is several times faster than a row for each pair.
 */
export async function pairCloudsOfRuns(
  db: Database,
  runIds: readonly string[],
  round: number,
): Promise<Map<string, PairCloud>> {
  const { rows } = await guarded(() =>
    db.sql.execute<Columns & { run: string; total: number; every: number }>(sql`
      with selections as (
        select u.run_id, u.stage_id, c.count::float8 as total, ceil(c.count / ${cloudLimit}::numeric)::int as every
        from run_stages u join counters c on c.relation = 'pairs' and c.owner = u.stage_id
        where u.run_id = any(${sql.param([...runIds])}::uuid[]) and u.kind = 'select' and u.round = ${round}
          and c.count > 0
      )
      select run_id as run, total, every, cloud.* from selections cross join lateral (
        select array_agg(index)::text as indices, array_agg(delta_ts::real)::text as "deltaTs",
          array_agg(delta_is::real)::text as "deltaIs", array_agg(angle::real)::text as angles,
          array_agg(kept::int)::text as kept
        from (select * from pairs where stage_id = selections.stage_id and index % every = 0
              order by index limit ${cloudLimit}) as chosen) as cloud`),
  );
  return new Map(
    rows.map(({ run, total, every, ...columns }) => [
      run,
      {
        total,
        every,
        indices: parseNumbers(columns.indices),
        deltaTs: parseNumbers(columns.deltaTs),
        deltaIs: parseNumbers(columns.deltaIs),
        angles: parseNumbers(columns.angles),
        kept: parseNumbers(columns.kept),
      },
    ]),
  );
}
