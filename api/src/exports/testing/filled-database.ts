import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  compactMetrics,
  createExperiment,
  createUser,
  type Database,
  type Experiment,
  ensureStage,
  linkStage,
  openDatabase,
  recordMetrics,
  saveConcept,
  type User,
} from "@dreambooth-dpo/db";

/** A database with an experiment whose tables are large enough to be exported in many pieces. */
export interface FilledDatabase {
  readonly folder: string;
  readonly db: Database;
  readonly owner: User;
  readonly stranger: User;
  readonly experiment: Experiment;
  readonly studyId: string;
  dispose(): Promise<void>;
}

/** Images, each with two scores by each judge; metric points; pairs; votes. */
export const filled = { images: 20_000, points: 2 * 2500, pairs: 1500, votes: 1201 } as const;

const hash = (n: number) => n.toString(16).padStart(64, "0");

async function useStage(
  db: Database,
  runId: string,
  use: { kind: string; round: number; n: number },
): Promise<string> {
  const { kind, round, n } = use;
  const inputHash = hash(n);
  const { id } = await ensureStage(db, { inputHash, kind, inputs: {}, expected: 1 });
  await linkStage(db, { runId, round, kind, inputHash });
  return id;
}

/** Fills tables row by row in SQL: through the ledger it would take minutes. Prompts are what CSV finds hard. */
async function fillImages(db: Database, stageId: string, scoreStageId: string): Promise<void> {
  await db.sql.execute(`
    insert into images (id, stage_id, key, prompt_index, prompt_text, sample, seed, sha256, width, height)
    select gen_random_uuid(), '${stageId}', p || '/' || s, p,
      case p % 4 when 0 then 'a sks dog' when 1 then '=HYPERLINK("x"), a dog' when 2 then E'two\\nlines, "é"' else '-1' end,
      s, 9007199254740991, md5((p * 10 + s)::text) || md5(s::text), 64, 64
    from generate_series(0, ${filled.images / 10 - 1}) p, generate_series(0, 9) s`);
  await db.sql.execute(`
    insert into scores (stage_id, image_stage_id, image_key, judge, metric, value)
    select '${scoreStageId}', stage_id, key, judge, metric,
      case metric when 'is' then -1 else 1 end * (prompt_index + 0.1) / (sample + 1)
    from images, unnest(array['clip', 'held-out']) judge, unnest(array['is', 'ts']) metric where prompt_index <> 3`);
}

async function fillPairs(db: Database, stageId: string, imageStageId: string): Promise<void> {
  await db.sql.execute(`
    insert into pairs (stage_id, index, prompt_index, image_stage_id, winner_key, loser_key, delta_ts, delta_is, angle, kept, reason)
    select '${stageId}', n, n % 100, '${imageStageId}', (n % 100) || '/0', (n % 100) || '/1', n / 7.0, -n / 3.0, n % 180,
      n % 2 = 0, case n % 2 when 1 then 'not selected' end
    from generate_series(0, ${filled.pairs - 1}) n`);
}

/** Each assessor answers the same item; the first changes her mind. */
async function fillVotes(db: Database, experiment: Experiment): Promise<string> {
  const [base, run] = experiment.runs;
  const people = filled.votes - 1;
  const statements = [
    `insert into studies (id, name, experiment_id, protocol) values (gen_random_uuid(), 'Which / is "better"?', '${experiment.id}', '{}')`,
    `insert into study_items (id, study_id, position, run_id, baseline_run_id, image_id, baseline_image_id, votes_wanted)
     select gen_random_uuid(), id, 0, '${run!.id}', '${base!.id}', (select id from images where key = '0/0'),
       (select id from images where key = '0/1'), 1 from studies`,
    `insert into assessors (id, study_id, invitation_hash, quota, seed)
     select gen_random_uuid(), s.id, md5(n::text) || md5('a'), 1, n from studies s, generate_series(1, ${people}) n`,
    `insert into assignments (id, study_id, item_id, assessor_id, side)
     select gen_random_uuid(), a.study_id, i.id, a.id, case a.seed % 2 when 0 then 'first' else 'second' end
     from assessors a join study_items i using (study_id)`,
    `insert into votes (id, study_id, assignment_id, revision, question, answer)
     select gen_random_uuid(), a.study_id, a.id, r, 'all', case when p.seed % 3 = 0 then 'undecided' else 'first' end
     from assignments a join assessors p on p.id = a.assessor_id, generate_series(1, case p.seed when 1 then 2 else 1 end) r`,
  ];
  for (const statement of statements) await db.sql.execute(statement);
  const { rows } = await db.sql.execute<{ id: string }>("select id from studies");
  return rows[0]!.id;
}

async function fillMetrics(db: Database, stageId: string): Promise<void> {
  for (const metric of ["loss", "accuracy"]) {
    const value = (step: number) => (step === 7 ? Number.POSITIVE_INFINITY : -step / 8);
    const points = Array.from({ length: 2500 }, (_, step) => ({
      metric,
      step,
      value: value(step),
      time: step,
    }));
    await recordMetrics(db, stageId, points);
  }
  // Two blocks of each series become chunks, the rest stays in the tail.
  await compactMetrics(db, stageId);
}

export async function fillDatabase(): Promise<FilledDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "exports-"));
  const db = await openDatabase({ dataFolder: folder });
  const content = { className: "dog", kind: "live", contentHash: hash(1), images: [] } as const;
  const { id: conceptId } = await saveConcept(db, { name: "rex", ...content });
  const runOf = (variant: string) => ({ conceptId, variant, seed: 3, configuration: {} });
  const experiment = await createExperiment(db, {
    name: "demo",
    configuration: {} as never,
    configurationHash: hash(2),
    runs: [runOf("baseline"), runOf("TS")],
  });
  const runId = experiment.runs[1]!.id;
  const trained = await useStage(db, runId, { kind: "train", round: 1, n: 10 });
  const generated = await useStage(db, runId, { kind: "generate", round: 1, n: 11 });
  const scored = await useStage(db, runId, { kind: "score", round: 1, n: 12 });
  const selected = await useStage(db, runId, { kind: "select", round: 1, n: 13 });
  await fillMetrics(db, trained);
  await fillImages(db, generated, scored);
  await fillPairs(db, selected, generated);
  const user = (name: string, role: User["role"]) =>
    createUser(db, { email: `${name}@example.org`, name, role });
  return {
    folder,
    db,
    owner: await user("owner", "researcher"),
    stranger: await user("stranger", "researcher"),
    experiment,
    studyId: await fillVotes(db, experiment),
    dispose: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
