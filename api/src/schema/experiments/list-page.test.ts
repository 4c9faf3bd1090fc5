import { createConfiguredExperiment, findConcept, setRunStatus } from "@dreambooth-dpo/db";
import { presetConfiguration } from "@dreambooth-dpo/db/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, prompts, samples, steps, type World } from "../testing/index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const { db } = world;
  await db.sql.execute(`update experiments set tags = '{good,first}'`);
  for (const [name, concept, method] of [
    ["other", "rex", "lora"],
    ["away", "tom", "svdiff"],
  ] as const)
    await createConfiguredExperiment(db, {
      ...{ pack: "micro", status: "draft" },
      configuration: presetConfiguration("micro-paper", {
        name,
        concepts: [concept],
        personalisation: { method },
      }),
      concepts: [await findConcept(db, concept)],
    });
  await db.sql.execute(`update experiments set archived_at = now(), tags = '{good}' where name = 'away'`);
});
afterAll(() => world?.dispose());

async function ask(source: string, variables: Readonly<Record<string, unknown>> = {}) {
  const { data, errors } = await world.query(source, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** What is asked of an experiment of the seeded world. */
const ofPaper = async (selection: string) =>
  (await ask(`{ experiments(first: 1, filter: { name: "paper" }) { nodes { ${selection} } } }`)).experiments
    .nodes[0];

describe("experimentFacets", () => {
  const every = "statuses tags concepts packs methods variants presets"
    .split(" ")
    .map((facet) => `${facet} { value count }`)
    .join(" ");
  type Counts = Record<string, { value: string; count: number }[]>;
  const facets = async (args = ""): Promise<Record<string, Record<string, number>>> => {
    const found = (await ask(`{ experimentFacets${args} { ${every} } }`)).experimentFacets as Counts;
    return Object.fromEntries(
      Object.entries(found).map(([facet, values]) => [
        facet,
        Object.fromEntries(values.map(({ value, count }) => [value, count])),
      ]),
    );
  };

  it("count the experiments that have each value, each once", async () => {
    expect(await facets()).toEqual({
      statuses: { DRAFT: 2, QUEUED: 1 },
      tags: { good: 2, first: 1 },
      concepts: { rex: 2, tom: 2 },
      packs: { micro: 3 },
      methods: { dreambooth: 1, lora: 1, svdiff: 1 },
      variants: { baseline: 3, IS: 3, TS: 3, MIX: 2 },
      presets: { demo: 1 },
    });
  });

  it("are of those in use or of those archived, if one asks so", async () => {
    expect(await facets("(archived: true)")).toMatchObject({ tags: { good: 1 }, methods: { svdiff: 1 } });
    expect((await facets("(archived: false)")).methods).toEqual({ dreambooth: 1, lora: 1 });
  });

  it("have at most 100 values each, the most frequent ones", async () => {
    const tags = Array.from({ length: 120 }, (_, i) => `tag-${i}`);
    await world.db.sql.execute(
      `update experiments set tags = '{${tags.join(",")},good}' where name = 'other'`,
    );
    const { tags: found } = await facets();
    expect(Object.keys(found!)).toHaveLength(100);
    expect(Object.keys(found!)[0]).toBe("good");
    await world.db.sql.execute(`update experiments set tags = '{}' where name = 'other'`);
  });

  it("take one statement", async () => {
    expect((await world.query(`{ experimentFacets { ${every} } }`)).statements).toHaveLength(1);
  });
});

describe("an experiment's summary", () => {
  const selection =
    "summary { concepts variants pack method runsTotal runsDone images runs { status count } }";

  it("says what it is about and how far its runs are", async () => {
    const [first] = world.experiment.runs;
    await setRunStatus(world.db, first!.id, "done");
    const { summary } = await ofPaper(selection);
    const made = 2 * prompts * samples * 4; // For pairs, and of the baseline, TS and IS, of two concepts.
    expect(summary).toEqual({
      concepts: ["rex", "tom"],
      variants: ["baseline", "TS", "IS"],
      ...{ pack: "micro", method: "dreambooth", runsTotal: 6, runsDone: 1, images: made },
      runs: [
        { status: "DONE", count: 1 },
        { status: "QUEUED", count: 5 },
      ],
    });
  });
});

describe("an experiment's sparkline", () => {
  const selection = "sparkline(points: 12) { variant round metric steps values run { id } }";

  it("is one thinned line for each variant, of its main metric in its last round", async () => {
    const { sparkline } = await ofPaper(selection);
    const about = sparkline.map(({ variant, round, metric, run }: never) => ({
      variant,
      round,
      metric,
      run,
    }));
    expect(about).toEqual([
      { variant: "IS", round: 1, metric: "implicit_accuracy", run: { id: world.run("IS") } },
      { variant: "TS", round: 1, metric: "implicit_accuracy", run: { id: world.run("TS") } },
      { variant: "baseline", round: 0, metric: "loss", run: { id: world.run("baseline") } },
    ]);
    for (const { steps: at, values } of sparkline) {
      expect(at.toSorted((a: number, b: number) => a - b)).toEqual(at);
      expect(at[0]).toBeLessThan(steps / 10);
      expect(at.at(-1)).toBeGreaterThan(0.9 * steps);
      expect(Math.abs(at.length - 12)).toBeLessThan(4);
      expect(values).toHaveLength(at.length);
    }
    // The mean passes over the one loss that is no number.
    const [loss] = sparkline.slice(2);
    expect(loss.values).not.toContain(null);
    expect(loss.values[0]).toBeGreaterThan(loss.values.at(-1));
  });

  it("is empty before any training, and of 10 to 200 points", async () => {
    const { experiments } = await ask(
      `{ experiments(first: 9, filter: { name: "other" }) { nodes { ${selection} } } }`,
    );
    expect(experiments.nodes).toEqual([{ sparkline: [] }]);
    for (const points of [9, 201]) {
      const { errors } = await world.query(
        `{ experiments(first: 1) { nodes { sparkline(points: ${points}) { round } } } }`,
      );
      expect(errors?.[0]?.message).toBe(`points is ${points}; expected a whole number from 10 to 200.`);
    }
  });
});

describe("an experiment's scores", () => {
  const statistic = "{ value lo hi n method }";
  const selection = `scores { variant concepts onFrontier best imageSimilarity ${statistic} textSimilarity ${statistic}
    imageSimilarityDelta ${statistic} textSimilarityDelta ${statistic} } bestVariant { variant }`;

  it("say where each variant stands, and which is best", async () => {
    const { scores, bestVariant } = await ofPaper(selection);
    expect(scores.map(({ variant, concepts }: never) => [variant, concepts])).toEqual([
      ["baseline", 2],
      ["TS", 2],
      ["IS", 2],
    ]);
    const [baseline, ts] = scores;
    expect(baseline).toMatchObject({ imageSimilarityDelta: null, textSimilarityDelta: null, best: false });
    // Both variants of the seeded world gain 0.02.
    expect(ts.imageSimilarityDelta.value).toBeCloseTo(0.02, 12);
    expect(ts.textSimilarityDelta.value).toBeCloseTo(0.02, 12);
    expect(ts.imageSimilarity.value - baseline.imageSimilarity.value).toBeCloseTo(0.02, 12);
    expect(ts.imageSimilarityDelta).toMatchObject({
      n: 2,
      method: expect.stringMatching(/^paired percentile bootstrap/),
    });
    expect(ts).toMatchObject({ onFrontier: true, imageSimilarity: { n: 2 } });
    expect(bestVariant.variant).toMatch(/^(TS|IS)$/);
  });

  it("are none of another suite, nor before evaluation", async () => {
    expect((await ofPaper('scores(suite: "nowhere") { variant }')).scores).toEqual([]);
    const { experiments } = await ask(
      `{ experiments(first: 1, filter: { name: "other" }) { nodes { ${selection} } } }`,
    );
    expect(experiments.nodes).toEqual([{ scores: [], bestVariant: null }]);
  });
});

describe("a list page of experiments", () => {
  it("takes as many statements for three as for one", async () => {
    const page = (
      first: number,
    ) => `{ experiments(first: ${first}, orderBy: { field: CREATED, direction: ASC }) { totalCount nodes {
      id name progress { fraction } summary { concepts runsDone } sparkline { values } scores { variant } bestVariant { variant } } } }`;
    const [one, three] = [await world.query(page(1)), await world.query(page(3))];
    expect(three.data.experiments.nodes).toHaveLength(3);
    expect(three.statements.length).toBe(one.statements.length);
    expect(three.statements.length).toBeLessThan(12);
  });
});

describe("a run's siblings", () => {
  const askRun = async (run: string, selection: string) =>
    (await ask(`query ($run: ID!) { node(id: $run) { ... on Run { ${selection} } } }`, { run })).node;

  it("are the other runs of its experiment, concept and seed", async () => {
    const { siblings } = await askRun(world.run("TS", "tom"), "siblings { variant concept { name } }");
    expect(siblings).toEqual(["baseline", "IS"].map((variant) => ({ variant, concept: { name: "tom" } })));
    expect((await askRun(world.run("TS"), "siblings(first: 1) { variant }")).siblings).toHaveLength(1);
    const { errors } = await world.query(
      `{ node(id: "${world.run("TS")}") { ... on Run { siblings(first: 101) { id } } } }`,
    );
    expect(errors?.[0]?.message).toMatch(/^first is 101; expected a whole number from 1 to 100/);
  });

  it("differ in settings that are told beside its own", async () => {
    const selection = "configurationDifferences { path values { run { id } value } }";
    const { configurationDifferences } = await askRun(world.run("TS"), selection);
    const of = (path: string) =>
      configurationDifferences.find((each: { path: string }) => each.path === path);
    const order = ["TS", "baseline", "IS"] as const;
    expect(of("variant").values).toEqual(
      order.map((variant) => ({ run: { id: world.run(variant) }, value: variant })),
    );
    expect(of("selections[0].window.c1").values.map(({ value }: { value: unknown }) => value)).toEqual([
      -20,
      null,
      0,
    ]);
    expect(of("seed")).toBeUndefined();
  });
});

describe("what a concept is used by", () => {
  it("is counted, the newest experiments first", async () => {
    const selection = "usedBy { experiments runs latest { name } }";
    const { concepts } = await ask(`{ concepts(first: 9) { nodes { name ${selection} } } }`);
    const [rex] = concepts.nodes;
    expect(rex).toEqual({
      name: "rex",
      usedBy: { experiments: 2, runs: 3 + 4, latest: [{ name: "other" }, { name: "paper" }] },
    });
  });
});
