import {
  attemptsOfStages,
  estimateExperiment,
  findExperiment,
  listConcepts,
  listImages,
  listStages,
} from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Laboratory, openLaboratory, run, smallConfiguration } from "../testing/index.ts";

let lab: Laboratory;
let experiment: string;
const variants = [
  { name: "TS", selection: { kind: "window", window: "TS" } },
  { name: "IS", selection: { kind: "window", window: "IS" } },
];
const dpo = { learningRate: 1e-5, batchSize: 2, microBatch: 2, epochs: 1, rounds: 2 };
const configuration = (changes: object = {}) => smallConfiguration({ variants, dpo, ...changes });

beforeAll(async () => {
  lab = await openLaboratory();
  experiment = (await run(lab, configuration())).id;
});
afterAll(() => lab?.dispose());

async function estimate(changes: object = {}) {
  const concepts = (await listConcepts(lab.db)).filter(({ name }) => name === "dog");
  return estimateExperiment(lab.db, configuration(changes), concepts);
}

/** The stages that the runner planned for the experiment, each once. */
async function plannedStages() {
  const { runs } = await findExperiment(lab.db, experiment);
  const stages = await Promise.all(runs.map(({ id }) => listStages(lab.db, id)));
  return [...new Map(stages.flat().map((stage) => [stage.id, stage])).values()];
}

describe("an estimate, beside what a runner did", () => {
  it("counts the same stages, images, pairs and steps, and knows that all are done", async () => {
    const { parts, runs, minutes, basis } = await estimate();
    const stages = await plannedStages();
    const outputs = (kind: string) =>
      stages.filter((stage) => stage.kind === kind).map(({ output }) => output as Record<string, number>);
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
    const made = stages.filter(({ kind }) => kind === "generate");
    const images = await Promise.all(made.map(({ id }) => listImages(lab.db, { stageId: id })));
    expect(runs).toBe(3);
    expect(Object.fromEntries(parts.map((part) => [part.kind, part]))).toMatchObject({
      personalise: { units: 2 },
      generate: { units: images.flat().length },
      select: { units: sum(outputs("select").map(({ candidates }) => candidates!)) },
      train: { units: sum(outputs("train").map(({ steps }) => steps!)) },
    });
    for (const { kind, stages: counted, stagesDone, unitsLeft } of parts)
      expect([kind, counted, stagesDone, unitsLeft]).toEqual([
        kind,
        stages.filter((stage) => stage.kind === kind).length,
        counted,
        0,
      ]);
    expect(minutes).toMatchObject({ value: 0, n: 0 });
    expect(basis).toMatch(/costs nothing/);
  });

  it.each([
    ["another name", { name: "other" }, {}],
    ["the figures' bootstrap", { evaluation: { imagesPerPrompt: 2, prompts: 2, bootstrapSamples: 500 } }, {}],
    // Both rounds' images of the variants but the first, which all share.
    [
      "another window",
      { variants: [{ name: "M", selection: { kind: "window", window: "MIX" } }] },
      { generate: 3 },
    ],
    ["another seed", { seed: 3 }, { personalise: 1, generate: 9 }],
    ["another guidance", { generation: { scheduler: "ddim", steps: 2, guidanceScale: 2 } }, { generate: 9 }],
    ["more images", { sampling: { prompts: 2, imagesPerPrompt: 5 } }, { generate: 7 }],
    ["other evaluations", { evaluation: { imagesPerPrompt: 3, prompts: 2 } }, { generate: 6 }],
  ])("takes for undone what %s changes", async (_, changes, left) => {
    const { parts, minutes } = await estimate(changes);
    const undone = parts
      .filter(({ kind }) => kind === "personalise" || kind === "generate")
      .filter(({ stages, stagesDone }) => stagesDone < stages)
      .map(({ kind, stages, stagesDone }) => [kind, stages - stagesDone]);
    expect(Object.fromEntries(undone)).toEqual(left);
    expect(minutes!.value > 0).toBe(Object.keys(left).length > 0);
  });

  it("takes as long as the same work took", async () => {
    const { parts, minutes, basis } = await estimate({ seed: 9 });
    const stages = await plannedStages();
    const attempts = await attemptsOfStages(
      lab.db,
      stages.map(({ id }) => id),
    );
    const seconds = (kind: string) =>
      stages
        .filter((stage) => stage.kind === kind)
        .flatMap(({ id }) => attempts.get(id)!)
        .reduce((sum, { startedAt, endedAt }) => sum + (endedAt!.getTime() - startedAt.getTime()) / 1000, 0);
    const personalise = parts.find(({ kind }) => kind === "personalise")!;
    expect(60 * personalise.minutes!.value).toBeCloseTo(seconds("personalise"), 1);
    // Of one measured stage there is no interval, nor of a sum with it.
    expect(personalise.minutes).toMatchObject({ n: 1, lo: null, hi: null });
    expect(minutes).toMatchObject({ lo: null, hi: null });
    const generate = parts.find(({ kind }) => kind === "generate")!.minutes!;
    expect(60 * generate.value).toBeGreaterThan(seconds("generate") / 3);
    expect(60 * generate.value).toBeLessThan(seconds("generate") * 3);
    expect(generate.lo!).toBeLessThan(generate.value);
    expect(generate.hi!).toBeGreaterThan(generate.value);
    expect(basis).toMatch(/^Measured on finished stages of this database: 1 personalise, 9 generate, /);
  });

  it("says what was never measured", async () => {
    const { minutes, basis, parts } = await estimate({ dpo: { ...dpo, tune: "lora", rank: 2 } });
    expect(minutes).toBeNull();
    expect(basis).toMatch(/No finished stage tells yet .* pack micro: train with lora tuning\./);
    expect(parts.find(({ kind }) => kind === "train")).toMatchObject({ minutes: null, measured: 0 });
  });
});
