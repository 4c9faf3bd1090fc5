import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, type NewScore, openDatabase, type Run } from "../index.ts";
import { WrittenExperiment } from "../queries/testing/evaluated-experiment.ts";
import {
  type ImageFilter,
  type ImageOrder,
  type ImageRow,
  imageList,
  imagesByRef,
  orderByScore,
  type PageRequest,
  type ScoreKind,
  scoresOfImages,
  stageRef,
} from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "images-"));
let db: Database;
let written: WrittenExperiment;
let [ts, is]: Run[] = [];

const prompts = 3;
const samples = 4;
const images = Array.from({ length: prompts * samples }, (_, i) => ({
  key: `${Math.floor(i / samples)}/${i % samples}`,
  promptIndex: Math.floor(i / samples),
  promptText: i < samples ? "a sks dog, 100% wet" : `a sks dog in place ${Math.floor(i / samples)}`,
  sample: i % samples,
  seed: i % 2,
  sha256: i.toString(16).padStart(64, "0"),
  width: 64,
  height: 64,
}));

/** Scores of every other image, with ties, by a stage of their own. */
const scoresOf = (imageStageId: string, judge: string, from: number, scale: number) =>
  images.flatMap(({ key }, i): NewScore[] =>
    i % 2 < from
      ? []
      : (["is", "ts"] as const).map((metric) => ({
          imageKey: key,
          imageStageId,
          judge,
          metric,
          value: metric === "is" ? Math.floor(i / 4) * scale : i * scale,
        })),
  );

/** What the lists must give: every image of the run's stages with its newest scores. */
interface Known {
  readonly stage: string;
  readonly key: string;
  readonly promptIndex: number;
  readonly sample: number;
  readonly purpose: "training" | "evaluation";
  readonly scores: ReadonlyMap<string, number>;
}
const known: Known[] = [];
const stages: string[] = [];

beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
  written = await WrittenExperiment.create(db, { name: "one", concepts: ["rex"], variants: ["TS", "IS"] });
  [ts, is] = [written.run("TS"), written.run("IS")];
  for (const purpose of ["training", "evaluation"] as const) {
    const use = { run: ts!, round: 1 };
    const made = await written.stage(use, { kind: "generate", inputs: { purpose } }, { images });
    stages.push(made.id);
    const rounds = [
      scoresOf(made.id, "clip", 0, 0.01),
      scoresOf(made.id, "held-out", 0, 0.02),
      // Half of them once more: these count.
      scoresOf(made.id, "clip", 1, -0.03),
    ];
    if (purpose === "evaluation") rounds.shift();
    for (const [n, scores] of rounds.entries())
      await written.stage(use, { kind: "score", inputs: { purpose, n } }, { scores });
    if (purpose === "training")
      await written.stage(use, { kind: "select", inputs: { images: made.inputHash } }, {});
    for (const { key, promptIndex, sample } of images) {
      const newest = new Map<string, number>();
      for (const { imageKey, judge, metric, value } of rounds.flat())
        if (imageKey === key) newest.set(`${judge} ${metric}`, value + 0);
      known.push({ stage: made.id, key, promptIndex, sample, purpose, scores: newest });
    }
  }
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const nameOf = ({ stageId, key }: ImageRow) => stageRef(stageId, key);

/** Walks the images of an owner page by page in one direction, as a client does. */
async function walk(
  owner: "run" | "stage",
  id: string,
  size: number,
  backward: boolean,
  selected: Parameters<typeof imageList.pageOf>[4],
): Promise<string[]> {
  const names: string[] = [];
  let request: PageRequest = { limit: size, backward };
  for (;;) {
    const page = (await imageList.pageOf(db, owner, [id], request, selected)).get(id)!;
    const found = page.rows.map(({ row }) => nameOf(row));
    if (backward) names.unshift(...found);
    else names.push(...found);
    if (!(backward ? page.hasPrevious : page.hasNext)) return names;
    request = backward
      ? { limit: size, backward, before: page.rows[0]!.position }
      : { limit: size, after: page.rows.at(-1)!.position };
  }
}

const kind = fc.record({
  judge: fc.constantFrom("clip" as const, "held-out" as const),
  metric: fc.constantFrom("is" as const, "ts" as const),
});
const keyOf = ({ judge, metric }: ScoreKind) => `${judge} ${metric}`;
const end = fc.option(fc.double({ min: -0.4, max: 0.3, noNaN: true }), { nil: undefined });

describe("the list of images", () => {
  it("shows what a filter leaves once, sorted by newest score or prompt, whatever the page size and direction", async () => {
    const asked = fc.record({
      owner: fc.constantFrom("run" as const, "stage" as const),
      size: fc.integer({ min: 1, max: 26 }),
      backward: fc.boolean(),
      descending: fc.boolean(),
      by: fc.option(kind, { nil: undefined }),
      range: fc.option(fc.record({ kind, min: end, max: end }), { nil: undefined }),
      purpose: fc.constantFrom(undefined, "training" as const, "evaluation" as const),
      promptIndex: fc.option(fc.integer({ min: 0, max: prompts - 1 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(
        asked,
        async ({ owner, size, backward, descending, by, range, purpose, promptIndex }) => {
          const filter: ImageFilter = {
            promptIndex,
            ...(owner === "run" ? { purpose } : {}),
            ...(range ? { scores: [{ ...range.kind, min: range.min, max: range.max }] } : {}),
          };
          const order: ImageOrder = by ? orderByScore(by) : "prompt";
          const [id, stage] = owner === "run" ? [ts!.id, undefined] : [stages[1]!, stages[1]!];
          const wanted = known.filter(
            (image) =>
              (stage === undefined ? !purpose || image.purpose === purpose : image.stage === stage) &&
              (promptIndex === undefined || image.promptIndex === promptIndex) &&
              (!range ||
                ((image.scores.get(keyOf(range.kind)) ?? Number.NaN) >= (range.min ?? -9) &&
                  image.scores.get(keyOf(range.kind))! <= (range.max ?? 9))) &&
              (!by || image.scores.has(keyOf(by))),
          );
          const names = await walk(owner, id, size, backward, { filter, order, descending });
          expect(names.toSorted()).toEqual(
            wanted.map((image) => stageRef(image.stage, image.key)).toSorted(),
          );
          const byName = new Map(wanted.map((image) => [stageRef(image.stage, image.key), image]));
          const places = names.map((name) => {
            const { scores, promptIndex: prompt, sample } = byName.get(name)!;
            return by ? scores.get(keyOf(by))! : prompt * samples + sample;
          });
          expect(places).toEqual(places.toSorted((a, b) => (descending ? b - a : a - b)));
          const same = await walk(owner, id, 100, false, { filter, order, descending });
          expect(names).toEqual(same);
          const counted = await imageList.countOf(db, owner, [id], by ? { ...filter, scored: by } : filter);
          expect(counted.get(id)).toBe(wanted.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("takes patterns literally and narrows by round, sample and seed", async () => {
    const count = async (filter: ImageFilter) =>
      (await imageList.countOf(db, "run", [ts!.id], filter)).get(ts!.id);
    expect(await count({ promptContains: "100% WET" })).toBe(8);
    expect(await count({ promptContains: "1__% wet" })).toBe(0);
    expect(await count({ sample: 1, seed: 1 })).toBe(6);
    expect([await count({ round: 1 }), await count({ round: 2 })]).toEqual([24, 0]);
  });

  it("gives each owner its own page and count in one statement", async () => {
    const owners = [ts!.id, is!.id];
    const pages = await imageList.pageOf(db, "run", owners, { limit: 3 }, { order: "created" });
    expect([...pages.values()].map(({ rows, hasNext }) => [rows.length, hasNext])).toEqual([
      [3, true],
      [0, false],
    ]);
    expect(pages.get(ts!.id)!.rows[0]!.row).toMatchObject({
      ...images[0],
      stageId: stages[0],
      createdAt: expect.any(Date),
    });
    expect([...(await imageList.countOf(db, "run", owners, {})).values()]).toEqual([24, 0]);
    expect([...(await imageList.countOf(db, "stage", stages, {})).values()]).toEqual([12, 12]);
  });

  it("refuses a position of another order", async () => {
    const after = ["0", "0", "x"];
    const asked = imageList.pageOf(db, "run", [ts!.id], { limit: 1, after }, { order: "clip is" });
    await expect(asked).rejects.toThrow(/expected a cursor of this list in this order/);
  });
});

describe("images by reference", () => {
  it("come with the newest score of each judge and metric", async () => {
    const refs = known.map(({ stage, key }) => stageRef(stage, key));
    const unknown = stageRef(stages[0]!, "no such key");
    const found = await imagesByRef(db, [...refs, unknown]);
    expect([...found.keys()].toSorted()).toEqual(refs.toSorted());
    const scored = await scoresOfImages(db, refs);
    for (const { stage, key, scores } of known)
      expect(
        new Map((scored.get(stageRef(stage, key)) ?? []).map((score) => [keyOf(score), score.value])),
      ).toEqual(scores);
  });
});
