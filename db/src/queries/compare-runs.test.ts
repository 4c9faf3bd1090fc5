import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareCheckpoints, type EvaluatedImage } from "../comparison/index.ts";
import { type Database, observeStatements, openDatabase } from "../index.ts";
import { type ComparedRuns, compareRuns } from "./compare-runs.ts";
import { WrittenExperiment } from "./testing/evaluated-experiment.ts";

const folder = mkdtempSync(join(tmpdir(), "compare-runs-"));
let db: Database;

/** Scores by concept and prompt; concept c has unequal image counts so that a flat mean would differ. */
const written: Readonly<Record<string, readonly (readonly [string, readonly number[]])[]>> = {
  a: [
    ["a photo of a {token} {class}  in snow", [0.1, 0.3]],
    ["a red {token} {class}", [0.4, 0.4]],
  ],
  b: [
    ["a photo of a {token} {class}  in snow", [0.5, 0.5]],
    ["a red {token} {class}", [0.1, 0.1]],
  ],
  c: [
    ["a photo of a {token} {class}  in snow", [0.2, 0.2, 0.2, 0.6]],
    ["a red {token} {class}", [0.5]],
  ],
};
const concepts = Object.keys(written);

/** TS as written and shifted, IS its complement, shifted; the held-out judge sees a tenth of it. */
const imagesOf = (concept: string, { is, ts }: { is: number; ts: number }, heldOut = true) =>
  written[concept]!.map(([template, values]) => ({
    template,
    samples: values.map((v) => ({
      clip: [1 - v + is, v + ts] as const,
      ...(heldOut ? { "held-out": [v / 10 + is, v / 10] as const } : {}),
    })),
  }));

/** The same images as compareCheckpoints takes them. */
const evaluatedImages = (shift: { is: number; ts: number }): EvaluatedImage[] =>
  concepts.flatMap((concept) =>
    imagesOf(concept, shift).flatMap(({ template, samples }) =>
      samples.map(({ clip, "held-out": heldOut }, sample) => ({
        concept,
        prompt: template.replace("{token} {class}", "dog").replace("  ", " "),
        sample,
        scores: {
          imageSimilarity: clip[0],
          textSimilarity: clip[1],
          heldOutImageSimilarity: heldOut![0],
          heldOutTextSimilarity: heldOut![1],
        },
      })),
    ),
  );

const none = { is: 0, ts: 0 };
const better = { is: 0.01, ts: 0.05 };
const mixed = { is: 0.02, ts: -0.05 };

/** Baseline with a frontier, and two variants of two rounds, the first round half-way. */
async function trained(name: string, { seed = 5, heldOut = true } = {}): Promise<WrittenExperiment> {
  const made = await WrittenExperiment.create(db, {
    name,
    concepts,
    variants: ["baseline", "TS", "IS"],
    seed,
  });
  for (const [nth, concept] of concepts.entries()) {
    const images = (shift: typeof none) => imagesOf(concept, shift, heldOut);
    const base = made.run("baseline", nth);
    const worse = { is: -0.1, ts: -0.1 };
    await made.evaluate(base, concept, { checkpoint: "baseline step 50", step: 50, images: images(worse) });
    await made.evaluate(base, concept, { checkpoint: "baseline", step: 100, images: images(none) });
    const red = images(none).slice(1);
    await made.evaluate(base, concept, { checkpoint: "baseline", suite: "long", images: red });
    for (const [variant, { is, ts }] of Object.entries({ TS: better, IS: mixed })) {
      const run = made.run(variant, nth);
      const half = images({ is: is / 2, ts: ts / 2 });
      await made.evaluate(run, concept, { checkpoint: `${variant} round 1`, round: 1, images: half });
      await made.evaluate(run, concept, {
        checkpoint: `${variant} round 2`,
        round: 2,
        images: images({ is, ts }),
      });
    }
  }
  return made;
}

let experiment: WrittenExperiment;
let other: WrittenExperiment;
beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
  experiment = await trained("first");
  other = await trained("second", { seed: 6, heldOut: false });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const idsOf = ({ experiment: { runs } }: WrittenExperiment, ...variants: string[]) =>
  runs.filter(({ variant }) => variants.includes(variant)).map(({ id }) => id);

async function statementsOf(asked: ComparedRuns): Promise<number> {
  let count = 0;
  await observeStatements({ onStatement: () => count++ }, () => compareRuns(db, asked));
  return count;
}

describe("compareRuns", () => {
  it("makes one row of a variant over its concepts, with the numbers of compareCheckpoints", async () => {
    const comparison = await compareRuns(db, { runIds: idsOf(experiment, "TS", "IS"), checkpoints: "last" });
    const expected = compareCheckpoints(
      [
        { name: "baseline", variant: "baseline", step: 100, images: evaluatedImages(none) },
        { name: "TS round 2", variant: "TS", round: 2, images: evaluatedImages(better) },
        { name: "IS round 2", variant: "IS", round: 2, images: evaluatedImages(mixed) },
      ],
      { baseline: "baseline", seed: 5, samples: 500 },
    );
    expect(comparison).toMatchObject(expected);
    expect(comparison).toMatchObject({
      suite: "dreambench",
      concepts,
      unit: "concepts",
      clusters: 3,
      samples: 500,
    });
    const [base, ts, is] = comparison.rows;
    // a: ((.1+.3)/2 + .4)/2 = .3; b: (.5+.1)/2 = .3; c: ((.2*3+.6)/4 + .5)/2 = .4; statistics.stdev of them
    expect(base!.cells.textSimilarity!.value).toBeCloseTo(1 / 3, 12);
    expect(base!.cells.textSimilarity!.sd).toBeCloseTo(0.05773502691896258, 12);
    expect(ts!.cells.textSimilarity!.delta).toMatchObject({ n: 3, seed: 5 });
    const { value, lo, hi } = ts!.cells.textSimilarity!.delta!;
    expect([value, lo, hi].map((v) => v!.toFixed(9))).toEqual(Array(3).fill("0.050000000"));
    expect([ts, is].map((row) => row!.dominatesBaseline!.value)).toEqual([1, 0]);
    expect(comparison.rows.map(({ onFrontier }) => onFrontier)).toEqual([false, true, true]);
    expect(ts!.runIds).toEqual(concepts.map((_, nth) => experiment.run("TS", nth).id));
    expect(ts!.evaluationIds).toHaveLength(3);
  });

  it("shows every checkpoint and the way over the plane", async () => {
    const comparison = await compareRuns(db, {
      runIds: idsOf(experiment, "baseline", "TS"),
      checkpoints: "all",
    });
    expect(comparison.rows.map(({ name, round, step }) => [name, round ?? step])).toEqual([
      ["baseline step 50", 50],
      ["baseline", 100],
      ["TS round 1", 1],
      ["TS round 2", 2],
    ]);
    expect(comparison.baseline).toBe("baseline");
    expect(comparison.trajectories.map(({ variant, rows }) => [variant, rows])).toEqual([
      ["baseline", [0, 1]],
      ["TS", [1, 2, 3]],
    ]);
  });

  it("takes the prompts as units when there is one concept", async () => {
    const runIds = [experiment.run("TS").id];
    const comparison = await compareRuns(db, { runIds, checkpoints: "last", seed: 1, samples: 100 });
    expect(comparison).toMatchObject({
      unit: "prompts",
      clusters: 2,
      seed: 1,
      samples: 100,
      concepts: ["a"],
    });
    expect(comparison.rows.map(({ name }) => name)).toEqual(["baseline", "TS round 2"]);
  });

  it("compares experiments with a baseline of one of them, in the metrics that both have", async () => {
    const comparison = await compareRuns(db, {
      runIds: [...idsOf(other, "TS", "baseline"), ...idsOf(experiment, "IS")],
      baselineRunId: experiment.run("TS", 1).id,
      checkpoints: "last",
    });
    expect(comparison.rows.map(({ name }) => name)).toEqual([
      "first: TS round 2",
      "first: IS round 2",
      "second: baseline",
      "second: TS round 2",
    ]);
    expect(comparison.metrics).toEqual(["imageSimilarity", "textSimilarity"]);
    expect(comparison.baseline).toBe("first: TS round 2");
    expect(comparison.rows[3]!.cells.textSimilarity!.delta!.value).toBe(0);
  });

  it("takes two statements for 2 runs and for 20, and one when it is asked again", async () => {
    const variants = Array.from({ length: 20 }, (_, i) => `v${i}`);
    const name = "twenty";
    const many = await WrittenExperiment.create(db, {
      name,
      concepts: ["a"],
      variants: ["baseline", ...variants],
    });
    const images = imagesOf("a", none);
    await many.evaluate(many.run("baseline"), "a", { checkpoint: "baseline", images });
    for (const variant of variants)
      await many.evaluate(many.run(variant), "a", { checkpoint: `${variant} round 1`, round: 1, images });
    const all = { runIds: idsOf(many, ...variants), checkpoints: "last" } as const;
    expect(await statementsOf({ ...all, runIds: all.runIds.slice(0, 2) })).toBe(2);
    expect(await statementsOf(all)).toBe(2);
    expect(await statementsOf(all)).toBe(1);
    // The scores of an evaluation that was made again are others.
    const changed = imagesOf("a", better);
    await many.evaluate(many.run("v3"), "a", {
      checkpoint: "v3 round 1",
      round: 1,
      images: changed,
      judges: { clip: "clip", "held-out": "new" },
    });
    expect(await statementsOf(all)).toBe(2);
  });
});

describe("compareRuns refuses, naming what is wrong", () => {
  const of = (runIds: readonly string[], more: Partial<ComparedRuns> = {}) =>
    compareRuns(db, { runIds, checkpoints: "last", ...more });
  const unknown = "01990000-0000-7000-8000-000000000000";

  it.each(["x", unknown])("the id %s", async (id) => {
    await expect(of([id])).rejects.toMatchObject({ code: "NOT_FOUND", message: `There is no run ${id}.` });
    await expect(of(idsOf(experiment, "TS"), { baselineRunId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("no runs, too many, and samples out of range", async () => {
    await expect(of([])).rejects.toThrow(/runIds is 0; expected 1 to 50 runs/);
    const many = Array.from({ length: 51 }, (_, i) => `${unknown.slice(0, -2)}${10 + i}`);
    await expect(of(many)).rejects.toThrow(/runIds is 51; expected 1 to 50 runs/);
    await expect(of([experiment.run("TS").id], { samples: 1e9 })).rejects.toThrow(/samples .* 100 to 20000/);
  });

  it("runs that were not evaluated, or not in the suite", async () => {
    const name = "fresh";
    const fresh = await WrittenExperiment.create(db, { name, concepts: ["a"], variants: ["baseline", "TS"] });
    await expect(of([fresh.run("TS").id])).rejects.toThrow(
      /runIds is \["baseline of a in fresh","TS of a in fresh"\]; expected runs that have been evaluated/,
    );
    await expect(of([experiment.run("TS").id], { suite: "long" })).rejects.toThrow(
      /suite is "long"; expected one of dreambench \(not evaluated on it: TS of a in first\)/,
    );
  });

  it("runs of other concepts", async () => {
    const [a, b] = [experiment.run("TS", 0).id, experiment.run("TS", 1).id];
    await expect(of([a, b, experiment.run("IS", 0).id])).rejects.toThrow(
      /runIds is \["IS of a in first"\]; expected runs of the same concepts as the others: of b too/,
    );
    const name = "elsewhere";
    const elsewhere = await WrittenExperiment.create(db, { name, concepts: ["z"], variants: ["baseline"] });
    await expect(of([a], { baselineRunId: elsewhere.run("baseline").id })).rejects.toThrow(
      /baselineRunId is ".*"; expected a run to compare with that is about a/,
    );
  });

  it("runs on other prompts, or scored by another judge", async () => {
    const name = "shorter";
    const shorter = await WrittenExperiment.create(db, { name, concepts: ["a"], variants: ["TS"] });
    const images = imagesOf("a", none).slice(1);
    await shorter.evaluate(shorter.run("TS"), "a", { checkpoint: "TS round 1", round: 1, images });
    const baselineRunId = experiment.run("baseline").id;
    await expect(of([shorter.run("TS").id], { baselineRunId })).rejects.toThrow(
      /prompts of shorter: TS round 1 is "without "a photo of a dog in snow" of a"; expected the concepts and prompts of first: baseline/,
    );
    await expect(of([shorter.run("TS").id])).rejects.toThrow(/baselineRunId is null/);
    const judged = await WrittenExperiment.create(db, { name: "judged", concepts: ["a"], variants: ["TS"] });
    await judged.evaluate(judged.run("TS"), "a", {
      checkpoint: "TS round 1",
      round: 1,
      images: imagesOf("a", none),
      judges: { clip: "another" },
    });
    await expect(of([judged.run("TS").id], { baselineRunId })).rejects.toThrow(
      /runIds is "judged: TS round 1"; expected runs that were scored by the same judge as first: baseline/,
    );
  });
});
