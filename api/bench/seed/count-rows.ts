import type pg from "pg";

/** How many rows of each kind there are, and points, which are kept in arrays. */
export async function countRows(pool: pg.Pool): Promise<Record<string, number>> {
  const tables = ["experiments", "runs", "stages", "images", "scores", "pairs", "evaluations", "votes"];
  const { rows } = await pool.query(`
    select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(", ")},
      (select sum(count)::int from metric_chunk) + (select count(*)::int from metric_tail) as "metric points"`);
  return rows[0];
}
