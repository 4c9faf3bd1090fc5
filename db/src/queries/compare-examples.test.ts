import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { configurationDifferences } from "../comparison/index.ts";
import { type Database, observeStatements, openDatabase, type PageRequest } from "../index.ts";
import { type ComparedExamples, compareExamples } from "./compare-examples.ts";
import { readRunConfigurations } from "./run-configurations.ts";
import { WrittenExperiment } from "./testing/evaluated-experiment.ts";

const folder = mkdtempSync(join(tmpdir(), "compare-examples-"));
let db: Database;
let experiment: WrittenExperiment;

const jungle = "a {token} {class} in the jungle";
const red = "a red {token} {class}";

/** TS of each sample; IS is always 0.5 but where it is given. */
const images = (scores: Readonly<Record<string, readonly (number | readonly [number, number])[]>>) =>
  Object.entries(scores).map(([template, samples]) => ({
    template,
    samples: samples.map((s) => ({ clip: typeof s === "number" ? ([0.5, s] as const) : s })),
  }));

beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
  const variants = ["baseline", "TS", "judged"];
  experiment = await WrittenExperiment.create(db, { name: "e", concepts: ["a", "b"], variants });
  const control = images({ [jungle]: [0.2, 0.3, 0.25], [red]: [0.1, 0.4, 0.25] });
  // Prompts in another order, and a sample that the baseline lacks.
  const own = images({ [red]: [0.15, 0.3, 0.25005, 0.9], [jungle]: [0.6, 0.3, [0.5, 0.2499]] });
  await experiment.evaluate(experiment.run("baseline"), "a", { checkpoint: "baseline", images: control });
  await experiment.evaluate(experiment.run("TS"), "a", {
    checkpoint: "TS round 1",
    round: 1,
    images: control,
  });
  await experiment.evaluate(experiment.run("TS"), "a", { checkpoint: "TS round 2", round: 2, images: own });
  await experiment.evaluate(experiment.run("baseline", 1), "b", { checkpoint: "baseline", images: control });
  const judges = { clip: "another" };
  await experiment.evaluate(experiment.run("judged"), "a", { checkpoint: "j", images: own, judges });
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true });
});

const examples = (more: Partial<ComparedExamples> = {}) =>
  compareExamples(db, {
    runId: experiment.run("TS").id,
    metric: "textSimilarity",
    outcome: "improved",
    page: { limit: 10 },
    ...more,
  });

describe("compareExamples", () => {
  it("pairs images of a prompt and sample and orders them by what was gained", async () => {
    const { page, counts, ...of } = await examples();
    expect(of).toMatchObject({
      checkpoint: "TS round 2",
      baselineCheckpoint: "baseline",
      suite: "dreambench",
    });
    expect(of.baselineRunId).toBe(experiment.run("baseline").id);
    // Jungle .6 - .2, .3 - .3, .2499 - .25 (a rounding within the tolerance); red .15 - .1, .3 - .4, .25005 - .25
    expect(counts).toEqual({ improved: 2, regressed: 1, equal: 3 });
    const rows = page.rows.map(({ row }) => row);
    expect(rows.map(({ prompt, sample, delta }) => [prompt, sample, delta.toFixed(6)])).toEqual([
      ["a dog in the jungle", 0, "0.400000"],
      ["a red dog", 0, "0.050000"],
    ]);
    expect(rows[0]).toMatchObject({ image: { value: 0.6, width: 64, seed: 0 }, baseline: { value: 0.2 } });
    expect(rows[0]!.image.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]!.image.sha256).not.toBe(rows[0]!.baseline.sha256);
    const lost = (await examples({ outcome: "regressed" })).page.rows.map(({ row }) => row.delta.toFixed(6));
    expect(lost).toEqual(["-0.100000"]);
    const image = await examples({ metric: "imageSimilarity", outcome: "equal" });
    expect(image.counts).toEqual({ improved: 0, regressed: 0, equal: 6 });
  });

  it("pages both ways through equal differences", async () => {
    const whole = await examples({ metric: "imageSimilarity", outcome: "equal" });
    const ids = whole.page.rows.map(({ row }) => row.image.id);
    const pageOf = async (page: PageRequest) =>
      (await examples({ metric: "imageSimilarity", outcome: "equal", page })).page;
    const first = await pageOf({ limit: 4 });
    const second = await pageOf({ limit: 4, after: first.rows.at(-1)!.position });
    const idsOf = ({ rows }: typeof first) => rows.map(({ row }) => row.image.id);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids);
    expect([first.hasNext, second.hasNext, second.hasPrevious]).toEqual([true, false, true]);
    expect(idsOf(await pageOf({ limit: 2, backward: true }))).toEqual(ids.slice(4));
    await expect(pageOf({ limit: 1, after: ["x", "y"] })).rejects.toThrow(/cursor/);
  });

  it("takes three statements", async () => {
    let count = 0;
    await observeStatements({ onStatement: () => count++ }, () => examples());
    expect(count).toBe(3);
  });

  it("refuses what cannot be compared", async () => {
    await expect(examples({ runId: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(examples({ baselineRunId: experiment.run("baseline", 1).id })).rejects.toThrow(
      /baselineRunId is "baseline of b in e"; expected a run of the same concept, a/,
    );
    await expect(examples({ runId: experiment.run("TS", 1).id })).rejects.toThrow(
      /\["TS of b in e"\]; expected runs that have been evaluated/,
    );
    await expect(examples({ metric: "heldOutTextSimilarity" })).rejects.toThrow(
      /expected a metric that TS of a in e was scored with/,
    );
    await expect(examples({ runId: experiment.run("judged").id })).rejects.toThrow(
      /scored by the same judge/,
    );
    await expect(examples({ metric: "beauty" as never })).rejects.toThrow(/metric is "beauty"/);
  });
});

it("reads whole configurations for their differences", async () => {
  const [a, b] = [experiment.run("baseline"), experiment.run("TS", 1)];
  const configurations = await readRunConfigurations(db, [b.id, a.id]);
  expect(configurationDifferences(configurations)).toEqual([
    {
      path: "concept",
      values: [
        { id: b.id, value: "b" },
        { id: a.id, value: "a" },
      ],
    },
    {
      path: "variant",
      values: [
        { id: b.id, value: "TS" },
        { id: a.id, value: "baseline" },
      ],
    },
  ]);
  await expect(readRunConfigurations(db, [a.id, "x"])).rejects.toMatchObject({ code: "NOT_FOUND" });
});
