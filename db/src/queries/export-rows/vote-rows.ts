import { sql } from "drizzle-orm";
import type { Database } from "../../database.ts";
import { guarded } from "../../database-error.ts";

export interface VoteRow {
  readonly vote_id: string;
  readonly study: string;
  readonly item: number;
  readonly assignment_id: string;
  readonly assessor_id: string;
  readonly run_id: string;
  readonly variant: string;
  readonly baseline_run_id: string;
  readonly baseline_variant: string;
  readonly concept: string;
  readonly prompt: string;
  readonly sample: number;
  readonly image_sha256: string;
  readonly baseline_image_sha256: string;
  readonly question: string;
  readonly side: string;
  readonly answer: string;
  readonly preferred: string;
  readonly revision: number;
  readonly counts: boolean;
  readonly time: string;
}

const pageSize = 1000;

/** Every vote of a study, also those that were changed later, in the order they were cast. */
export async function* voteRows(db: Database, studyId: string): AsyncGenerator<VoteRow[], void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await guarded(() =>
      db.sql.execute<Omit<VoteRow, "time"> & { time: number } & Record<string, unknown>>(sql`
        select v.id as vote_id, s.name as study, i.position as item, v.assignment_id, a.assessor_id,
          i.run_id, r.variant, i.baseline_run_id, b.variant as baseline_variant, c.name as concept,
          m.prompt_text as prompt, m.sample, m.sha256 as image_sha256, n.sha256 as baseline_image_sha256,
          v.question, a.side, v.answer,
          case when v.answer = 'undecided' then 'neither' when v.answer = a.side then 'run' else 'baseline' end
            as preferred,
          v.revision,
          coalesce((select false from votes later where later.assignment_id = v.assignment_id
            and later.question = v.question and later.revision > v.revision limit 1), true) as counts,
          (extract(epoch from v.created_at) * 1000)::float8 as time
        from (select * from votes where study_id = ${studyId}::uuid and id > ${after}::uuid
              order by id limit ${pageSize}) as v
        join studies s on s.id = v.study_id join assignments a on a.id = v.assignment_id
        join study_items i on i.id = a.item_id join runs r on r.id = i.run_id
        join runs b on b.id = i.baseline_run_id join concepts c on c.id = r.concept_id
        cross join lateral (select * from images where id = i.image_id limit 1) as m
        cross join lateral (select * from images where id = i.baseline_image_id limit 1) as n
        order by v.id`),
    );
    if (rows.length) yield rows.map((row): VoteRow => ({ ...row, time: new Date(row.time).toISOString() }));
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.vote_id;
  }
}
