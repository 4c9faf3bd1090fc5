import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { blockSize, readMetric } from "../queries/metrics.ts";
import { parseNumbers } from "./parse-numbers.ts";
import { columnsOfRefs, readRef } from "./stage-refs.ts";
import { type Series, thinSeries } from "./thin-series.ts";

/** Steps of a series that are wanted, ends included, and how many points of them at most. */
export interface SeriesWindow {
  readonly maximumPoints: number;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Points of a series in a window, and how many there are in all. */
export interface SeriesPoints extends Series {
  readonly total: number;
}

/** Blocks of a series that are read whole; a longer one is thinned by the database, which takes longer and no memory here. */
const wholeBlocks = 200;

type Block = { ref: string; blocks: number; tail: boolean; steps: string | null; values: string | null };

/**
 * Points of many series (by `stageRef`), thinned like `thinSeries`, in one statement (and one for each series of more than
 * 200,000 steps). Blocks are sent as arrays in text: a tenth of the time that a row for each point takes.
 */
export async function pointsOfSeries(
  db: Database,
  refs: readonly string[],
  window: SeriesWindow,
): Promise<Map<string, SeriesPoints>> {
  const { from = -(2 ** 31), to = 2 ** 31 - 1 } = window;
  const size = sql`${blockSize}::int`;
  const { rows } = await guarded(() =>
    db.sql.execute<Block>(sql`
      with asked as (
        select given.ref, given.stage_id, given.metric, (
          select count(*)::int from metric_chunk c where c.stage_id = given.stage_id and c.metric = given.metric
            and c.chunk between ${from}::int / ${size} and ${to}::int / ${size}) as blocks
        from unnest(${columnsOfRefs(refs)}) as given(ref, stage_id, metric)
      )
      select ref, blocks, c.chunk, false as tail, c.steps::text, c.values::text
      from asked join metric_chunk c on c.stage_id = asked.stage_id and c.metric = asked.metric
        and c.chunk between ${from}::int / ${size} and ${to}::int / ${size}
      where blocks <= ${wholeBlocks}
      union all
      select ref, blocks, null, true, array_agg(t.step order by t.step)::text, array_agg(t.value order by t.step)::text
      from asked join metric_tail t on t.stage_id = asked.stage_id and t.metric = asked.metric
        and t.step between ${from}::int and ${to}::int
      where blocks <= ${wholeBlocks} group by ref, blocks
      union all
      select ref, blocks, null, true, null, null from asked where blocks > ${wholeBlocks}
      order by chunk nulls last`),
  );
  const ofSeries = Map.groupBy(rows, ({ ref }) => ref);
  const points = [...ofSeries].map(async ([ref, blocks]): Promise<[string, SeriesPoints]> => {
    if (blocks[0]!.steps === null) return [ref, await thinnedThere(db, ref, window)];
    const whole = cut(join(blocks), { from, to });
    return [ref, { ...thinSeries(whole, window.maximumPoints), total: whole.steps.length }];
  });
  return new Map(await Promise.all(points));
}
