import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { columnsOfRefs } from "./stage-refs.ts";

/** Where a series first has its least and its greatest value. */
export interface SeriesExtremes {
  readonly minStep: number | null;
  readonly maxStep: number | null;
}

/** The first step of the series `l` (of metric_latest) that has a value: in the first block that reaches it, or in the tail. */
const firstStep = (of: "min" | "max"): SQL => {
  const extreme = sql.raw(`l.${of}`);
  return sql`least(
    (select min(p.step) from (
       select c.steps, c.values from metric_chunk c
       where c.stage_id = l.stage_id and c.metric = l.metric and ${sql.raw(`c.${of}`)} = ${extreme}
       order by c.chunk limit 1) as block, unnest(block.steps, block.values) as p(step, value) where p.value = ${extreme}),
    (select min(t.step) from metric_tail t
     where t.stage_id = l.stage_id and t.metric = l.metric and t.value = ${extreme}))`;
};

/** Where some series (by `stageRef`) have their extremes: found in the summaries of their blocks, not by reading them all. */
export async function extremesOfSeries(
  db: Database,
  refs: readonly string[],
): Promise<Map<string, SeriesExtremes>> {
  const { rows } = await guarded(() =>
    db.sql.execute<SeriesExtremes & { ref: string } & Record<string, unknown>>(sql`
      select asked.ref, ${firstStep("min")} as "minStep", ${firstStep("max")} as "maxStep"
      from unnest(${columnsOfRefs(refs)}) as asked(ref, stage_id, metric)
      join metric_latest l on l.stage_id = asked.stage_id and l.metric = asked.metric`),
  );
  return new Map(rows.map(({ ref, minStep, maxStep }) => [ref, { minStep, maxStep }]));
}
