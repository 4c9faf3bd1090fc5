import { sql } from "drizzle-orm";
import type { Database } from "../../database.ts";
import { guarded } from "../../database-error.ts";
import { type RunColumns, runColumns, type StageOfRun, stagesOfSubject } from "./stages-of-subject.ts";

/** An image's scores by judge and reading of the prompt; null where the run has none. */
export interface ScoreColumns {
  readonly clip_is: number | null;
  readonly clip_ts: number | null;
  readonly clip_ts_conditioning: number | null;
  readonly clip_ts_subject_removed: number | null;
  readonly held_out_is: number | null;
  readonly held_out_ts: number | null;
  readonly held_out_ts_conditioning: number | null;
  readonly held_out_ts_subject_removed: number | null;
}

interface ImageColumns extends ScoreColumns {
  readonly image_id: string;
  readonly prompt_index: number;
  readonly prompt: string;
  readonly sample: number;
  readonly seed: number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

export interface ImageRow extends RunColumns, ImageColumns {
  readonly checkpoint: string | null;
  readonly suite: string | null;
}

type Placed = ImageColumns & { readonly key: string } & Record<string, unknown>;

const pageSize = 1000;

/** Every image of an experiment or a run with its scores, by run, round, stage, prompt and sample. */
export async function* imageRows(db: Database, subjectId: string): AsyncGenerator<ImageRow[], void> {
  for await (const stage of stagesOfSubject(db, subjectId, sql`u.kind in ('generate', 'import')`)) {
    const { checkpoint, suite } = stage;
    const of = { ...runColumns(stage), checkpoint, suite };
    let after: Placed | undefined;
    do {
      const rows = await readImages(db, stage, after);
      if (rows.length) yield rows.map(({ key: _, ...image }) => ({ ...of, ...image }) as ImageRow);
      after = rows.length < pageSize ? undefined : rows.at(-1);
    } while (after);
  }
}

const judges = { clip: "clip", held_out: "held-out" } as const;
const metrics = ["is", "ts", "ts_conditioning", "ts_subject_removed"] as const;

/** A column for each judge and metric; of an image that was scored again, the run's newest score. */
const scoreColumns = sql.join(
  Object.entries(judges).flatMap(([column, judge]) =>
    metrics.map(
      (metric) => sql`(array_agg(x.value order by x.stage_id desc)
        filter (where x.judge = ${judge} and x.metric = ${metric}))[1] as ${sql.identifier(`${column}_${metric}`)}`,
    ),
  ),
  sql`, `,
);

async function readImages(
  db: Database,
  { run_id, stage_id }: StageOfRun,
  after: Placed | undefined,
): Promise<Placed[]> {
  const beyond = after
    ? sql`and (prompt_index, sample, key) > (${after.prompt_index}::int, ${after.sample}::int, ${after.key}::text)`
    : sql``;
  const { rows } = await guarded(() =>
    db.sql.execute<Placed>(sql`
      with page as materialized (
        select * from images where stage_id = ${stage_id}::uuid ${beyond}
        order by prompt_index, sample, key limit ${pageSize}
      ), scored_in as materialized (
        select array(select stage_id from run_stages where run_id = ${run_id}::uuid and kind = 'score') as stages
      )
      select page.key, page.id as image_id, page.prompt_index, page.prompt_text as prompt, page.sample,
        page.seed::float8 as seed, page.sha256, page.width, page.height, scored.*
      -- Image by image: fresh rows have no statistics yet, by which the planner could know better.
      from page cross join scored_in left join lateral (
        select ${scoreColumns} from scores x
        where x.image_stage_id = ${stage_id}::uuid and x.image_key = page.key and x.stage_id = any (scored_in.stages)
      ) as scored on true
      order by page.prompt_index, page.sample, page.key`),
  );
  return rows;
}
