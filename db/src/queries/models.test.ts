import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsePromptSet } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { hashJson } from "../hash-json.ts";
import { promptSets } from "../schema/index.ts";
import { openTestDatabase, storeExperiment, type TestDatabase } from "../testing/index.ts";
import { findPromptSet, savePromptSet, setArchived } from "./index.ts";

let test: TestDatabase;
let db: Database;
beforeAll(async () => {
  test = await openTestDatabase();
  db = test.db;
});
afterAll(() => test?.dispose());

/** A set of `n` prompts as the product reads it. */
const setOf = (name: string, n: number) =>
  parsePromptSet({
    name,
    purpose: "training",
    source: "made up",
    prompts: Array.from({ length: n }, (_, i) => ({
      template: `a {token} {class} number ${i}`,
      subjects: i % 2 ? "live" : "any",
      ...(i % 3 ? {} : { category: "background" }),
    })),
  });

const save = (set: ReturnType<typeof setOf>) =>
  savePromptSet(db, {
    name: set.name,
    hash: hashJson(set),
    purpose: set.purpose,
    source: set.source ?? null,
    prompts: set.prompts.map(({ template, ...details }, index) => ({ index, template, details })),
  });

describe("a prompt set", () => {
  it("is found by its name as it was given, in its order, however long", async () => {
    const set = setOf("long-one", 2345);
    const stored = await save(set);
    expect(stored).toMatchObject({ name: "long-one", purpose: "training", source: "made up" });
    const found = await findPromptSet(db, "long-one");
    expect(found).toEqual(set);
    expect(hashJson(found)).toBe(stored.hash);
    expect(await findPromptSet(db, "Long-one")).toBeUndefined();
  });

  it("saved again is the same; changed it is a newer version, which is the one found", async () => {
    const [first, second] = [setOf("mine", 2), setOf("mine", 3)];
    const made = await save(first);
    expect(await save(first)).toEqual(made);
    await save(second);
    await save(first);
    expect(await findPromptSet(db, "mine")).toEqual(second);
  });

  it("that is archived gives way to the version before, and comes back", async () => {
    const [first, second] = [setOf("put-away", 2), setOf("put-away", 3)];
    await save(first);
    const { id } = await save(second);
    await setArchived(db, "prompt set", id, true);
    expect(await findPromptSet(db, "put-away")).toEqual(first);
    await setArchived(db, "prompt set", id, false);
    expect(await findPromptSet(db, "put-away")).toEqual(second);
  });

  it("stays for an experiment what it was when that was stored", async () => {
    const [first, second] = [setOf("pinned", 2), setOf("pinned", 3)];
    const { id: archived } = await save(first);
    const before = await storeExperiment(db);
    await save(second);
    const after = await storeExperiment(db);
    await setArchived(db, "prompt set", archived, true);
    expect(await findPromptSet(db, "pinned", before.id)).toEqual(first);
    expect(await findPromptSet(db, "pinned", after.id)).toEqual(second);
    await save(setOf("late", 2));
    expect(await findPromptSet(db, "late", after.id)).toBeUndefined();
  });

  it("recorded before purposes were is found once it is recorded again", async () => {
    const set = setOf("old", 2);
    const { id } = await save(set);
    await db.sql.update(promptSets).set({ purpose: null, source: null }).where(eq(promptSets.id, id));
    expect(await findPromptSet(db, "old")).toBeUndefined();
    expect((await save(set)).id).toBe(id);
    expect(await findPromptSet(db, "old")).toEqual(set);
    const { rows } = await db.sql.execute(
      sql`select count(*)::int as n from prompts where prompt_set_id = ${id}`,
    );
    expect(rows).toEqual([{ n: 2 }]);
  });
});
