import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, type NewPair, openDatabase, type Run } from "../index.ts";
import { WrittenExperiment } from "../queries/testing/evaluated-experiment.ts";
import {
  checkpointId,
  checkpointsById,
  checkpointsOfRuns,
  cloudLimit,
  type PageRequest,
  type PairOrder,
  type PairRow,
  pairCloudsOfRuns,
  pairId,
  pairList,
  pairsById,
  selectionsOfRuns,
} from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "pairs-"));
let db: Database;
let written: WrittenExperiment;
let [ts, baseline]: Run[] = [];
const stages: string[] = [];

/** Ten candidates with ties in everything. */
const pairsOf = (imageStageId: string, round: number) =>
  Array.from({ length: 10 }, (_, index): NewPair => {
    const [deltaTs, deltaIs] = [(index % 3) / 10, (index % 4) / -8];
    return {
      index,
      promptIndex: Math.floor(index / 5),
      winnerKey: "0/0",
      loserKey: "0/1",
      imageStageId,
      deltaTs,
      deltaIs,
      angle: (180 / Math.PI) * Math.atan2(deltaIs, deltaTs),
      kept: (index + round) % 2 === 0,
      reason: (index + round) % 2 === 0 ? null : "not selected",
    };
  });

beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
  written = await WrittenExperiment.create(db, {
    name: "one",
    concepts: ["rex"],
    variants: ["TS", "baseline"],
  });
  [ts, baseline] = [written.run("TS"), written.run("baseline")];
  for (const round of [1, 2]) {
    const use = { run: ts!, round };
    const made = await written.stage(use, { kind: "generate", inputs: { round } }, {});
    const selected = await written.stage(
      use,
      { kind: "select", inputs: { images: made.inputHash } },
      { pairs: pairsOf(made.id, round) },
    );
    stages.push(selected.id);
    const checkpoints = [30, 60].flatMap((step) =>
      (["weights", "resume"] as const).map((role) => ({
        role,
        step,
        sha256: `${round}${step}`.padEnd(64, role === "weights" ? "a" : "b"),
        bytes: 5e9,
      })),
    );
    await written.stage(use, { kind: "train", inputs: { round } }, { checkpoints });
  }
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const measures = {
  angle: ({ angle }) => angle,
  deltaTextSimilarity: ({ deltaTs }) => deltaTs,
  deltaImageSimilarity: ({ deltaIs }) => deltaIs,
  index: ({ index }) => index,
} as const satisfies Record<PairOrder, (pair: PairRow) => number>;

async function walk(size: number, backward: boolean, selected: Parameters<typeof pairList.pageOf>[4]) {
  const rows: PairRow[] = [];
  let request: PageRequest = { limit: size, backward };
  for (;;) {
    const page = (await pairList.pageOf(db, "run", [ts!.id], request, selected)).get(ts!.id)!;
    const found = page.rows.map(({ row }) => row);
    if (backward) rows.unshift(...found);
    else rows.push(...found);
    if (!(backward ? page.hasPrevious : page.hasNext)) return rows;
    request = backward
      ? { limit: size, backward, before: page.rows[0]!.position }
      : { limit: size, after: page.rows.at(-1)!.position };
  }
}

const end = fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: undefined });

describe("the list of pairs", () => {
  it("shows what a filter leaves once and sorted, whatever the page size and direction", async () => {
    const asked = fc.record({
      size: fc.integer({ min: 1, max: 22 }),
      backward: fc.boolean(),
      descending: fc.boolean(),
      order: fc.constantFrom(...(Object.keys(measures) as PairOrder[])),
      kept: fc.option(fc.boolean(), { nil: undefined }),
      range: fc.record({ min: end, max: end }),
      round: fc.constantFrom(undefined, 1, 2),
    });
    const everything = await walk(100, false, { order: "index" });
    expect(everything).toHaveLength(20);
    await fc.assert(
      fc.asyncProperty(asked, async ({ size, backward, descending, order, kept, range, round }) => {
        const filter = { kept, deltaImageSimilarity: range, round };
        const rows = await walk(size, backward, { filter, order, descending });
        const wanted = everything.filter(
          (pair) =>
            (kept === undefined || pair.kept === kept) &&
            pair.deltaIs >= (range.min ?? -9) &&
            pair.deltaIs <= (range.max ?? 9) &&
            (round === undefined || pair.stageId === stages[round - 1]),
        );
        expect(rows.map(pairId).toSorted()).toEqual(wanted.map(pairId).toSorted());
        const values = rows.map(measures[order]);
        expect(values).toEqual(values.toSorted((a, b) => (descending ? b - a : a - b)));
        expect((await pairList.countOf(db, "run", [ts!.id], filter)).get(ts!.id)).toBe(wanted.length);
      }),
      { numRuns: 40 },
    );
  });

  it("is looked up by ids; those that are none are left out", async () => {
    const ids = [`${stages[1]}.7`, `${stages[0]}.0`];
    const found = await pairsById(db, [...ids, `${stages[0]}.77`, "x", `${stages[0]}.1; drop`, ""]);
    expect(found.map(pairId).toSorted()).toEqual(ids.toSorted());
  });
});

describe("a cloud of pairs", () => {
  it("has every candidate of a round in order", async () => {
    const clouds = await pairCloudsOfRuns(db, [ts!.id, baseline!.id], 2);
    expect([...clouds.keys()]).toEqual([ts!.id]);
    const { deltaTs, deltaIs, ...cloud } = clouds.get(ts!.id)!;
    expect(cloud).toMatchObject({ total: 10, every: 1, indices: [...Array(10).keys()] });
    const expected = pairsOf("", 2);
    expect(cloud.kept).toEqual(expected.map(({ kept }) => Number(kept)));
    for (const [i, pair] of expected.entries()) {
      expect(deltaTs[i]).toBeCloseTo(pair.deltaTs, 6);
      expect(deltaIs[i]).toBeCloseTo(pair.deltaIs, 6);
      expect(cloud.angles[i]).toBeCloseTo(pair.angle, 4);
    }
  });

  it("leaves out evenly what is too much", async () => {
    const run = baseline!;
    const { id } = await written.stage({ run, round: 1 }, { kind: "select", inputs: { many: true } }, {});
    await db.sql.execute(sql`
      insert into pairs select ${id}::uuid, g, 0, ${id}::uuid, 'a', 'b', g, 'NaN', 0, true
      from generate_series(0, ${cloudLimit}) as g`);
    const cloud = (await pairCloudsOfRuns(db, [run.id], 1)).get(run.id)!;
    expect(cloud).toMatchObject({ total: cloudLimit + 1, every: 2 });
    expect(cloud.indices).toHaveLength(cloudLimit / 2 + 1);
    expect(cloud.indices.slice(0, 3)).toEqual([0, 2, 4]);
    expect(cloud.deltaTs).toEqual(cloud.indices);
    expect(cloud.deltaIs[0]).toBeNaN();
  });
});

describe("selections and checkpoints", () => {
  it("are found by run and round", async () => {
    const selections = await selectionsOfRuns(db, [ts!.id]);
    expect([...selections.get(ts!.id)!]).toEqual(
      stages.map((stageId, i) => [i + 1, { stageId, statistics: null }]),
    );
    const kept = await checkpointsOfRuns(db, [ts!.id, baseline!.id], "weights");
    expect(kept.map(({ runId, checkpoint }) => [runId, checkpoint.step, checkpoint.bytes])).toEqual(
      [30, 60, 30, 60].map((step) => [ts!.id, step, 5e9]),
    );
    expect(await checkpointsOfRuns(db, [ts!.id])).toHaveLength(8);
    const ids = kept.map(({ checkpoint }) => checkpointId(checkpoint));
    const found = await checkpointsById(db, [...ids, `${stages[0]}.weights.1`, "Checkpoint", `${ids[0]}.1`]);
    expect(found.map(checkpointId).toSorted()).toEqual(ids.toSorted());
  });
});
