import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./database.ts";

const folder = mkdtempSync(join(tmpdir(), "dbdpo-counters-"));
let db: Database;
beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is counted: table and owner column, null for the table as a whole. */
const counted: readonly (readonly [table: string, owner: string | null])[] = [
  ["api_keys", "user_id"],
  ["audit_log", null],
  ["concepts", null],
  ["data_exports", "user_id"],
  ["evaluations", "run_id"],
  ["experiments", null],
  ["images", "stage_id"],
  ["model_packs", null],
  ["pairs", "stage_id"],
  ["prompt_sets", null],
  ["prompts", "prompt_set_id"],
  ["runs", null],
  ["runs", "experiment_id"],
  ["shards", "stage_id"],
  ["studies", null],
  ["users", null],
  ["votes", "study_id"],
];

const run = (statement: string) => db.sql.execute(sql.raw(statement));
const nil = "00000000-0000-0000-0000-000000000000";

/** Rows as counting finds them, and as the counters say. */
async function countsBothWays(of: Pick<Database["sql"], "execute"> = db.sql) {
  const parts = counted.map(
    ([table, owner]) =>
      `select '${table}' as relation, ${owner ?? `'${nil}'::uuid`} as owner, count(*)::int as count from ${table} group by 2`,
  );
  const order = "order by relation, owner";
  const rows = async (statement: string) => (await of.execute(sql.raw(statement))).rows;
  return {
    kept: await rows(`select relation, owner, count::int from counters where count <> 0 ${order}`),
    found: await rows(`select * from (${parts.join(" union all ")}) as counts where count <> 0 ${order}`),
  };
}

async function expectTrueCounters(): Promise<void> {
  const { kept, found } = await countsBothWays();
  expect(kept).toEqual(found);
}

const h = "repeat('a', 64)";
const ids = (n: number) => `generate_series(1, ${n}) as n`;

/** A few rows of everything that is counted, each table in one statement. */
const everything = [
  `insert into users (id, name, email) select uuidv7(), 'u', 'u' || n from ${ids(3)}`,
  `insert into api_keys (id, user_id, name, prefix, hash, scopes)
   select uuidv7(), u.id, 'k', 'p', md5(u.id::text || n), '{read}' from users u, ${ids(4)}`,
  `insert into audit_log (id, request_id, action) select uuidv7(), 'r', 'a' from ${ids(7)}`,
  `insert into data_exports (id, user_id, kind, format, subject_id)
   select uuidv7(), u.id, 'images', 'csv', uuidv7() from users u, ${ids(2)}`,
  `insert into concepts (id, name, class_name, kind, content_hash) select uuidv7(), 'c' || n, 'dog', 'live', ${h} from ${ids(2)}`,
  `insert into model_packs (id, name, kind, hash, path) select uuidv7(), 'm', 'diffusion', md5(n::text), '/' from ${ids(2)}`,
  `insert into prompt_sets (id, name, hash) select uuidv7(), 's' || n, md5('s' || n) from ${ids(3)}`,
  `insert into prompts (id, prompt_set_id, position, template) select uuidv7(), s.id, n, 't' from prompt_sets s, ${ids(5)}`,
  `insert into experiments (id, name, configuration, configuration_hash) select uuidv7(), 'e' || n, '{}', ${h} from ${ids(2)}`,
  `insert into runs (id, experiment_id, concept_id, variant, seed, configuration)
   select uuidv7(), e.id, c.id, 'v', 0, '{}' from experiments e, concepts c`,
  `insert into stages (id, input_hash, kind, inputs, expected) select uuidv7(), md5('g' || n), 'generate', '{}', 1 from ${ids(2)}`,
  `insert into shards (stage_id, index, result_sha256) select s.id, n, ${h} from stages s, ${ids(3)}`,
  `insert into images (id, stage_id, key, prompt_index, prompt_text, sample, seed, sha256, width, height)
   select uuidv7(), s.id, n::text, 0, 'p', 0, 0, ${h}, 1, 1 from stages s, ${ids(6)}`,
  `insert into pairs (stage_id, index, prompt_index, image_stage_id, winner_key, loser_key, delta_ts, delta_is, angle, kept)
   select s.id, n, 0, s.id, '1', '2', 0, 0, 0, true from stages s, ${ids(4)}`,
  `insert into evaluations (id, run_id, stage_id, label, protocol)
   select uuidv7(), r.id, s.id, s.id::text, '{}' from runs r, stages s`,
  `insert into studies (id, name, experiment_id, protocol) select uuidv7(), 'y' || e.name, e.id, '{}' from experiments e`,
  `insert into study_items (id, study_id, position, run_id, baseline_run_id, image_id, baseline_image_id, votes_wanted)
   select uuidv7(), y.id, 0, r.id, r.id, i.id, i.id, 1 from studies y, (select id from runs limit 1) r, (select id from images limit 1) i`,
  `insert into assessors (id, study_id, invitation_hash, quota, seed) select uuidv7(), y.id, md5(y.name), 1, 0 from studies y`,
  `insert into assignments (id, study_id, item_id, assessor_id, side)
   select uuidv7(), a.study_id, i.id, a.id, 'left' from assessors a join study_items i using (study_id)`,
  `insert into votes (id, study_id, assignment_id, revision, question, answer)
   select uuidv7(), study_id, id, n, 'is', 'left' from assignments, ${ids(3)}`,
];

/** Tables in an order in which they can be emptied. */
const emptied = [
  ...[
    "votes",
    "assignments",
    "assessors",
    "study_items",
    "studies",
    "evaluations",
    "pairs",
    "images",
    "shards",
  ],
  ...["stages", "runs", "experiments", "prompts", "prompt_sets", "model_packs", "concepts", "data_exports"],
  ...["audit_log", "api_keys", "users"],
];

describe("counters", () => {
  it("are kept for each list that has one, as rows come and go in bulk", async () => {
    const { rows } = await db.sql.execute<{ name: string; arguments: string }>(sql`
      select c.relname as name, encode(t.tgargs, 'escape') as arguments from pg_trigger t
      join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
      where p.proname = 'count_rows' order by 1, 2`);
    const kinds = rows.map((row) => `${row.name} ${row.arguments.replace("\\000", "") || null}`);
    expect([...new Set(kinds)].sort()).toEqual(counted.map(([table, owner]) => `${table} ${owner}`).sort());
    // Each is told of rows that come and of rows that go.
    expect(kinds).toHaveLength(2 * counted.length);
    for (const statement of everything) await run(statement);
    const { kept, found } = await countsBothWays();
    expect(kept).toEqual(found);
    expect(new Set(found.map((row) => row.relation)).size).toBe(
      new Set(counted.map(([table]) => table)).size,
    );
    await run("delete from images where key in ('3', '4') and id not in (select image_id from study_items)");
    await run("delete from prompts where position % 2 = 0");
    await expectTrueCounters();
  });

  it("begin with what was there before them", async () => {
    const migration = new URL("../migrations/0002_counters.sql", import.meta.url);
    const statements = readFileSync(migration, "utf8").split("--> statement-breakpoint");
    await db.sql.transaction(async (tx) => {
      const before = await countsBothWays(tx);
      await tx.execute(sql.raw("drop function count_rows cascade; delete from counters"));
      for (const statement of statements) await tx.execute(sql.raw(statement));
      expect(await countsBothWays(tx)).toEqual(before);
    });
  });

  it("come down to nothing when all is gone", async () => {
    for (const table of emptied) await run(`delete from ${table}`);
    expect(await countsBothWays()).toEqual({ kept: [], found: [] });
  });

  it("are true after any insertion, replacement, deletion and rollback", async () => {
    const set = fc.integer({ min: 0, max: 3 });
    const operation = fc.oneof(
      fc.record({
        kind: fc.constant("insert" as const),
        sets: fc.uniqueArray(set),
        n: fc.integer({ max: 9, min: 0 }),
      }),
      fc.record({
        kind: fc.constant("upsert" as const),
        sets: fc.uniqueArray(set),
        n: fc.integer({ max: 9, min: 0 }),
      }),
      fc.record({
        kind: fc.constant("delete" as const),
        sets: fc.uniqueArray(set),
        n: fc.integer({ max: 9, min: 0 }),
      }),
    );
    const transaction = fc.record({
      operations: fc.array(operation, { maxLength: 4 }),
      commits: fc.boolean(),
    });
    await run(
      `insert into prompt_sets (id, name, hash) select uuidv7(), n::text, md5(n::text) from generate_series(0, 3) as n`,
    );
    const statementOf = ({ kind, sets, n }: { kind: string; sets: number[]; n: number }) => {
      const chosen = `s.name = any('{${sets.join(",")}}')`;
      if (kind === "delete")
        return `delete from prompts using prompt_sets s where s.id = prompt_set_id and ${chosen} and position <= ${n}`;
      const conflict = kind === "insert" ? "nothing" : "update set template = excluded.template";
      return `insert into prompts (id, prompt_set_id, position, template)
        select uuidv7(), s.id, n, 't' from prompt_sets s, ${ids(n)} where ${chosen}
        on conflict (prompt_set_id, position) do ${conflict}`;
    };
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { maxLength: 6 }), async (transactions) => {
        for (const { operations, commits } of transactions) {
          const work = db.sql.transaction(async (tx) => {
            for (const each of operations) await tx.execute(sql.raw(statementOf(each)));
            if (!commits) tx.rollback();
          });
          await work.catch((error: unknown) => {
            if (commits) throw error;
          });
        }
        await expectTrueCounters();
      }),
      { numRuns: 60 },
    );
  });

  it("are true, and nobody waits forever, when many write to the same lists at once", async () => {
    const writers = Array.from({ length: 8 }, (_, writer) =>
      db.sql.transaction(async (tx) => {
        for (let round = 0; round < 5; round++) {
          const position = 1000 + writer * 100 + round;
          const order = (writer + round) % 2 ? "asc" : "desc";
          await tx.execute(
            sql.raw(`insert into prompts (id, prompt_set_id, position, template)
              select uuidv7(), s.id, ${position}, 't' from prompt_sets s order by s.name ${order}`),
          );
        }
      }),
    );
    await Promise.all(writers);
    await expectTrueCounters();
  });
});
