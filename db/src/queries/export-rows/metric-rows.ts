import { sql } from "drizzle-orm";
import type { Database } from "../../database.ts";
import { guarded } from "../../database-error.ts";
import { blockSize } from "../metrics.ts";
import { type RunColumns, runColumns, stagesOfSubject } from "./stages-of-subject.ts";

export interface MetricRow extends RunColumns {
  readonly stage_kind: string;
  readonly metric: string;
  readonly step: number;
  readonly value: number;
  readonly time: string;
}

interface Point extends Record<string, unknown> {
  readonly metric: string;
  readonly block: number;
  readonly step: number;
  readonly value: number;
  readonly time: number;
}

/** Blocks of a stage's series read at once: at most this many times 1,000 points. */
const blocksAtOnce = 4;

/** Every point of the metrics of an experiment or a run, by run, round, stage, metric and step. */
export async function* metricRows(db: Database, subjectId: string): AsyncGenerator<MetricRow[], void> {
  const measured = sql`exists (select from metric_latest where stage_id = u.stage_id)`;
  for await (const stage of stagesOfSubject(db, subjectId, measured)) {
    const of = { ...runColumns(stage), stage_kind: stage.stage_kind };
    let after: Point | undefined;
    for (;;) {
      const points = await readBlocks(db, stage.stage_id, after);
      if (!points.length) break;
      yield points.map(({ metric, step, value, time }) => ({
        ...of,
        metric,
        step,
        value,
        time: new Date(time).toISOString(),
      }));
      after = points.at(-1);
    }
  }
}

/** The points of the next blocks that have any; a point lies in the tail or in a chunk, seen in one statement. */
async function readBlocks(db: Database, stageId: string, after: Point | undefined): Promise<Point[]> {
  const size = sql`${blockSize}::int`;
  const beyond = (block: ReturnType<typeof sql>) =>
    after ? sql`and (metric, ${block}) > (${after.metric}::text, ${after.block}::int)` : sql``;
  const ofTail = sql`step / ${size}`;
  const { rows } = await guarded(() =>
    db.sql.execute<Point>(sql`
      with blocks as materialized (
        select metric, block from (
          (select metric, chunk as block from metric_chunk where stage_id = ${stageId}::uuid ${beyond(sql`chunk`)}
           order by metric, chunk limit ${blocksAtOnce})
          union
          (select distinct metric, ${ofTail} as block from metric_tail
           where stage_id = ${stageId}::uuid ${beyond(ofTail)} order by 1, 2 limit ${blocksAtOnce})
        ) as next order by metric, block limit ${blocksAtOnce}
      )
      select distinct on (metric, block, step) metric, block, step, value, time from (
        select b.metric, b.block, p.step, p.value, p.time::float8, 0 as late
        from blocks b join metric_chunk c
          on c.stage_id = ${stageId}::uuid and c.metric = b.metric and c.chunk = b.block,
        unnest(c.steps, c.values, c.times) as p(step, value, time)
        union all
        select b.metric, b.block, t.step, t.value, t.time::float8, 1
        from blocks b join metric_tail t on t.stage_id = ${stageId}::uuid and t.metric = b.metric
          and t.step / ${size} = b.block
      ) as points order by metric, block, step, late`),
  );
  return rows;
}
