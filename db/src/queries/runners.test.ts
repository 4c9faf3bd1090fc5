import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database.ts";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import { listRunners, removeRunner, reportRunner } from "./index.ts";

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await openTestDatabase();
  db = test.db;
});
afterAll(() => test?.dispose());

const runner = { name: "host:1:1", provider: "cpu", threads: 2, experimentId: null };
const silence = (name: string, span: string) =>
  db.sql.execute(
    sql`update runners set seen_at = clock_timestamp() - ${span}::interval where name = ${name}`,
  );

describe("runners", () => {
  it("are listed once, oldest first, with what they work on last", async () => {
    const { id: experimentId } = await storeExperiment(db);
    await reportRunner(db, runner);
    await reportRunner(db, { ...runner, name: "host:2:1", provider: "cuda" });
    const [first] = await listRunners(db);
    await reportRunner(db, { ...runner, experimentId });
    const [again, second, ...more] = await listRunners(db);
    expect(again).toMatchObject({ ...runner, experimentId, id: first!.id, startedAt: first!.startedAt });
    expect(again!.seenAt.getTime()).toBeGreaterThan(first!.seenAt.getTime());
    expect([second!.provider, more]).toEqual(["cuda", []]);
  });

  it("that are silent are not listed, and are forgotten in a day", async () => {
    await silence("host:1:1", "29 seconds");
    await silence("host:2:1", "31 seconds");
    expect((await listRunners(db)).map(({ name }) => name)).toEqual(["host:1:1"]);
    await reportRunner(db, { ...runner, name: "host:2:1" });
    expect(await listRunners(db)).toHaveLength(2);
    await silence("host:2:1", "25 hours");
    await removeRunner(db, "host:1:1");
    const { rows } = await db.sql.execute(sql`select * from runners`);
    expect(rows).toEqual([]);
    await removeRunner(db, "nobody");
  });
});
