import { sql } from "drizzle-orm";
import type { Database } from "../../database.ts";
import { guarded } from "../../database-error.ts";
import { type RunColumns, runColumns, stagesOfSubject } from "./stages-of-subject.ts";

interface PairColumns {
  readonly pair_index: number;
  readonly prompt_index: number;
  readonly prompt: string | null;
  readonly winner_sample: number | null;
  readonly winner_sha256: string | null;
  readonly loser_sample: number | null;
  readonly loser_sha256: string | null;
  readonly delta_ts: number;
  readonly delta_is: number;
  readonly angle: number;
  readonly kept: boolean;
  readonly reason: string | null;
}

export type PairRow = RunColumns & PairColumns;

const pageSize = 1000;

/** Every candidate pair of the selections of an experiment or a run, kept or not, by run, round and place in its selection. */
export async function* pairRows(db: Database, subjectId: string): AsyncGenerator<PairRow[], void> {
  for await (const stage of stagesOfSubject(db, subjectId, sql`u.kind = 'select'`)) {
    const of = runColumns(stage);
    let after = -1;
    for (;;) {
      const { rows } = await guarded(() =>
        db.sql.execute<PairColumns & Record<string, unknown>>(sql`
          select p.index as pair_index, p.prompt_index, coalesce(w.prompt_text, l.prompt_text) as prompt,
            w.sample as winner_sample, w.sha256 as winner_sha256, l.sample as loser_sample,
            l.sha256 as loser_sha256, p.delta_ts, p.delta_is, p.angle, p.kept, p.reason
          from (select * from pairs where stage_id = ${stage.stage_id}::uuid and index > ${after}::int
                order by index limit ${pageSize}) as p
          left join lateral (select * from images
            where stage_id = p.image_stage_id and key = p.winner_key limit 1) as w on true
          left join lateral (select * from images
            where stage_id = p.image_stage_id and key = p.loser_key limit 1) as l on true
          order by p.index`),
      );
      if (rows.length) yield rows.map((row): PairRow => ({ ...of, ...row }));
      if (rows.length < pageSize) break;
      after = rows.at(-1)!.pair_index;
    }
  }
}
