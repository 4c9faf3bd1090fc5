import { sql } from "drizzle-orm";
import type { Selection } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { canonicalJson } from "../hash-json.ts";

/** Finished selections that are looked at. */
const selectionsLookedAt = 500;

/** Share of the candidates that a selection keeps where none like it was made: as if angles were spread evenly. */
function assumed(selection: Selection): number {
  if (selection.kind === "weighted") return selection.keptFraction ?? 0.5;
  const { c1, c2 } = selection.window;
  // Each pair stands in both orders, of which a window at most 180 degrees wide takes one.
  return (c2 - c1) / 180;
}

/** Share of the candidates that selections keep: the mean of finished ones that select alike, else an assumption. */
export async function keptFractions(
  db: Database,
  selections: readonly Selection[],
): Promise<(selection: Selection) => number> {
  const asked = [...new Set(selections.map((each) => canonicalJson(each)))];
  const { rows } = await guarded(() =>
    db.sql.execute<{ selection: Selection; fraction: number }>(sql`
      select selection, avg(fraction)::float8 as fraction from (
        select inputs->'selection' as selection, (output->>'keptFraction')::float8 as fraction
        from stages where kind = 'select' and status = 'done' order by id desc limit ${selectionsLookedAt}) as made
      where fraction is not null and selection = any(${sql.param(asked)}::jsonb[]) group by selection`),
  );
  const measured = new Map(rows.map(({ selection, fraction }) => [canonicalJson(selection), fraction]));
  return (selection) => measured.get(canonicalJson(selection)) ?? assumed(selection);
}
