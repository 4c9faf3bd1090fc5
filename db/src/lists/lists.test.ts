import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createExperiment, type Database, openDatabase, saveConcept } from "../index.ts";
import { experimentList, type PageRequest, runList } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "lists-"));
let db: Database;
const variants = ["baseline", "TS", "IS", "MIX", "a", "B", "ä"];
const experiments: string[] = [];
let conceptId: string;

beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
  const concept = {
    name: "rex",
    className: "dog",
    kind: "live",
    contentHash: "a".repeat(64),
    images: [],
  } as const;
  conceptId = (await saveConcept(db, concept)).id;
  for (const name of ["first", "50%_off", "third"]) {
    const runs = variants.map((variant) => ({ conceptId, variant, seed: 0, configuration: {} }));
    const made = await createExperiment(db, {
      name,
      configuration: { pack: "micro" } as never,
      configurationHash: "b".repeat(64),
      runs: name === "third" ? runs.slice(0, 2) : runs,
    });
    experiments.push(made.id);
  }
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

/** Walks a whole list page by page in one direction, as a client does. */
async function walk(size: number, backward: boolean, selected: Parameters<typeof runList.page>[2]) {
  const names: string[] = [];
  let request: PageRequest = { limit: size, backward };
  for (;;) {
    const page = await runList.page(db, request, selected);
    const found = page.rows.map(({ row }) => `${row.experimentId} ${row.variant}`);
    if (backward) names.unshift(...found);
    else names.push(...found);
    if (!(backward ? page.hasPrevious : page.hasNext)) return names;
    request = backward
      ? { limit: size, backward, before: page.rows[0]!.position }
      : { limit: size, after: page.rows.at(-1)!.position };
  }
}

describe("lists", () => {
  it("show every row once, in the same order, whatever the page size and direction", async () => {
    const arbitrary = fc.record({
      size: fc.integer({ min: 1, max: 20 }),
      backward: fc.boolean(),
      order: fc.constantFrom("created" as const, "variant" as const, "finished" as const),
      descending: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ size, backward, order, descending }) => {
        const selected = { order, descending };
        const whole = (await runList.page(db, { limit: 100 }, selected)).rows;
        expect(whole).toHaveLength(16);
        const expected = whole.map(({ row }) => `${row.experimentId} ${row.variant}`);
        expect(new Set(expected).size).toBe(16);
        expect(await walk(size, backward, selected)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it("give each owner its own page and count in one statement", async () => {
    const pages = await runList.pageOf(db, "experiment", experiments, { limit: 3 }, { order: "variant" });
    for (const id of experiments) {
      const alone = await runList.page(db, { limit: 3 }, { order: "variant", filter: { experimentId: id } });
      expect(pages.get(id)!.rows.map(({ row }) => row.id)).toEqual(alone.rows.map(({ row }) => row.id));
      expect(pages.get(id)!.hasNext).toBe(alone.hasNext);
      expect(pages.get(id)!.rows[0]!.row.createdAt).toBeInstanceOf(Date);
    }
    const counts = await runList.countOf(db, "experiment", experiments, {});
    expect([...counts.values()]).toEqual([7, 7, 2]);
    const some = await runList.countOf(db, "experiment", experiments, { variants: ["TS", "IS"] });
    expect([...some.values()]).toEqual([2, 2, 1]);
    expect([...(await runList.countOf(db, "concept", [conceptId], {})).values()]).toEqual([16]);
  });

  it("take patterns literally and count what a filter leaves", async () => {
    const filter = { nameContains: "%_" };
    const page = await experimentList.page(db, { limit: 10 }, { order: "name", filter });
    expect(page.rows.map(({ row }) => row.name)).toEqual(["50%_off"]);
    expect(await experimentList.count(db, filter)).toBe(1);
    expect(await experimentList.count(db, {})).toBe(3);
    expect(
      await experimentList.count(db, { pack: "micro", concept: "rex", variant: "MIX", archived: false }),
    ).toBe(2);
  });

  it.each([[["x"]], [["not-a-uuid", "0"]], [[]], [["'; drop table runs; --"]]])(
    "refuse the position %j",
    async (position) => {
      const asked = runList.page(db, { limit: 1, after: position }, { order: "created" });
      await expect(asked).rejects.toThrow(/cursor is .*expected a cursor of this list in this order/);
    },
  );
});
