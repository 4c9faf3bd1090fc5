import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lossAt, openWorld, prompts, samples, scoreOf, steps, type World } from "../testing/index.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.dispose();
});

/** The answer to a question about a run; fails on any error. */
async function ask(source: string, variables: Readonly<Record<string, unknown>> = {}) {
  const { data, errors } = await world.query(source, { run: world.run("TS"), ...variables });
  expect(errors).toBeUndefined();
  return data;
}
const askRun = async (selection: string, variables: Readonly<Record<string, unknown>> = {}) =>
  (await ask(`query ($run: ID!) { node(id: $run) { ... on Run { ${selection} } } }`, variables)).node;

const images = prompts * samples;
const byIs = (judge: string) =>
  Array.from({ length: images }, (_, i) => scoreOf(judge, "is", i)).toSorted((a, b) => b - a);

describe("metrics", () => {
  it("list every series of a run with its newest point and its extremes", async () => {
    const { metrics } = await askRun(`metrics {
      name round stage { kind } latest { step value time } min max minStep maxStep }`);
    expect(metrics.map((m: { name: string; round: number }) => [m.round, m.name])).toEqual(
      [0, 1].flatMap((round) => ["implicit_accuracy", "loss"].map((name) => [round, name])),
    );
    const loss = metrics[3];
    expect(loss.stage.kind).toBe("TRAIN");
    expect(loss.latest.step).toBe(steps);
    expect(loss.latest.value).toBeCloseTo(lossAt(steps), 6);
    expect(new Date(loss.latest.time)).toEqual(new Date(1.7e12 + steps * 100));
    expect(loss.min).toBeCloseTo(lossAt(steps), 6);
    // NaN is the greatest there is, and no number of JSON.
    expect([loss.max, loss.minStep, loss.maxStep]).toEqual([null, steps, 900]);
  });

  it("give the points of a series, all or thinned, in a window", async () => {
    const { all, thin, part } = await askRun(`
      all: metric(round: 1, name: "loss") { points(maximumPoints: 2000) { steps values thinned } }
      thin: metric(round: 1, name: "loss") { points(maximumPoints: 50) { steps values thinned } }
      part: metric(round: 1, name: "loss") { points(from: 899, to: 901) { steps values thinned } }`);
    expect(all.points.steps).toEqual(Array.from({ length: steps }, (_, i) => i + 1));
    expect(all.points.values[699]).toBe(9);
    expect(all.points.values[899]).toBeNull();
    expect(all.points.thinned).toBe(false);
    expect(thin.points.steps.length).toBeLessThanOrEqual(50);
    expect(thin.points.steps).toEqual(expect.arrayContaining([1, 700, 900, steps]));
    expect(thin.points.thinned).toBe(true);
    expect(part.points).toMatchObject({ steps: [899, 900, 901], thinned: false });
    expect(JSON.parse(JSON.stringify(part.points.values))[1]).toBeNull();
  });

  it("are there by stage too, and null where there is no such series", async () => {
    const { stages, none, named } = await askRun(`
      none: metric(round: 7, name: "loss") { name }
      named: metrics(round: 0, names: ["loss", "no such"]) { name }
      stages { round stage { kind metric(name: "loss") { round latest { step } } metrics { name } } }`);
    expect(none).toBeNull();
    expect(named).toEqual([{ name: "loss" }]);
    const training = stages.filter(({ stage }: { stage: { metric: unknown } }) => stage.metric);
    expect(training).toEqual(
      ["PERSONALISE", "TRAIN"].map((kind, round) => ({
        round,
        stage: {
          ...{ kind, metric: { round: null, latest: { step: steps } } },
          metrics: [{ name: "implicit_accuracy" }, { name: "loss" }],
        },
      })),
    );
  });

  it.each([
    ["maximumPoints: 5", "maximumPoints"],
    ["maximumPoints: 2001", "maximumPoints"],
    ["from: -1", "from"],
    ["from: 10, to: 9", "to"],
  ])("refuse the window %s", async (window, field) => {
    const { errors } = await world.query(
      `query ($run: ID!) { node(id: $run) { ... on Run { metric(round: 1, name: "loss") {
        points(${window}) { thinned } } } } }`,
      { run: world.run("TS") },
    );
    expect(errors?.[0]?.originalError).toMatchObject({ code: "BAD_INPUT", detail: { field } });
  });
});

describe("images", () => {
  it("come by a score, with all their scores", async () => {
    const { images: page } = await askRun(`
      images(first: 100, round: 1, purpose: TRAINING, orderBy: { field: SCORE, metric: IS }) {
        totalCount
        nodes { id prompt promptIndex sample seed sha256 width height url createdAt stage { kind }
          imageSimilarity textSimilarity(judge: HELD_OUT) scores { judge metric value } } }`);
    expect(page.totalCount).toBe(images);
    expect(page.nodes.map((n: { imageSimilarity: number }) => n.imageSimilarity)).toEqual(byIs("clip"));
    const [best] = page.nodes;
    const i = best.promptIndex * samples + best.sample;
    expect(best).toMatchObject({
      prompt: `a sks dog in place ${best.promptIndex}`,
      textSimilarity: scoreOf("held-out", "ts", i),
      url: `/artifacts/images/${best.sha256}`,
      stage: { kind: "GENERATE" },
      ...{ seed: 0, width: 64, height: 64 },
    });
    expect(best.scores.map((s: { judge: string; metric: string }) => `${s.judge} ${s.metric}`)).toEqual([
      ...["CLIP IS", "CLIP TS", "CLIP TS_CONDITIONING", "CLIP TS_SUBJECT_REMOVED"],
      ...["HELD_OUT IS", "HELD_OUT TS", "HELD_OUT TS_CONDITIONING", "HELD_OUT TS_SUBJECT_REMOVED"],
    ]);
    expect((await ask(`query ($id: ID!) { node(id: $id) { id } }`, { id: best.id })).node).toEqual({
      id: best.id,
    });
  });

  it("are told apart by purpose, and narrowed by filters", async () => {
    const run = await askRun(`
      all: images(first: 1) { totalCount }
      training: images(first: 1, purpose: TRAINING) { totalCount }
      evaluation: images(first: 100, purpose: EVALUATION) { totalCount nodes { stage { id } } }
      filtered: images(first: 100, filter: {
        promptContains: "PLACE 1", scores: [{ metric: IS, min: 0.64 }, { metric: TS, judge: HELD_OUT, max: 0.9 }] }) {
        totalCount nodes { promptIndex imageSimilarity } }
      scores { stage { id images(last: 2) { nodes { promptIndex sample } pageInfo { hasPreviousPage } } } }`);
    expect([run.all.totalCount, run.training.totalCount, run.evaluation.totalCount]).toEqual([
      2 * images,
      images,
      images,
    ]);
    expect(run.evaluation.nodes[0].stage.id).toBe(run.scores.stage.id);
    expect(run.scores.stage.images).toEqual({
      nodes: [1, 2].map((sample) => ({ promptIndex: prompts - 1, sample })),
      pageInfo: { hasPreviousPage: true },
    });
    expect(run.filtered.totalCount).toBeGreaterThan(0);
    expect(run.filtered.nodes).toHaveLength(run.filtered.totalCount);
    for (const node of run.filtered.nodes) {
      expect(node.promptIndex).toBe(1);
      expect(node.imageSimilarity).toBeGreaterThanOrEqual(0.64);
    }
  });

  it("go on after a cursor of the same order only", async () => {
    const first = await askRun(`images(first: 4, orderBy: { field: SCORE }) { pageInfo { endCursor } }`);
    const { endCursor } = first.images.pageInfo;
    const query = (order: string) => `query ($run: ID!, $after: String) { node(id: $run) { ... on Run {
      images(first: 100, after: $after, orderBy: { ${order} }) { nodes { imageSimilarity } } } } }`;
    const variables = { run: world.run("TS"), after: endCursor };
    const { data } = await world.query(query("field: SCORE"), variables);
    expect(data.node.images.nodes).toHaveLength(2 * images - 4);
    const { errors } = await world.query(query("field: SCORE, metric: TS"), variables);
    expect(errors?.[0]?.message).toMatch(/a cursor that this list gave in this order/);
  });
});

describe("too many score ranges", () => {
  it("are refused", async () => {
    const scores = Array.from({ length: 9 }, () => "{ metric: IS }").join();
    const { errors } = await world.query(
      `query ($run: ID!) { node(id: $run) { ... on Run {
        images(first: 1, filter: { scores: [${scores}] }) { totalCount } } } }`,
      { run: world.run("TS") },
    );
    expect(errors?.[0]?.originalError).toMatchObject({
      code: "BAD_INPUT",
      detail: { field: "filter.scores" },
    });
  });
});

describe("pairs", () => {
  it("come with both images, sorted and narrowed", async () => {
    const { pairs } = await askRun(`
      pairs(first: 100, round: 1, filter: { kept: true }, orderBy: { field: ANGLE, direction: ASC }) {
        totalCount
        nodes { id index prompt promptIndex angle kept reason deltaTextSimilarity deltaImageSimilarity stage { kind }
          winner { sample imageSimilarity textSimilarity } loser { sample imageSimilarity textSimilarity } } }`);
    expect(pairs.totalCount).toBe(5);
    const angles = pairs.nodes.map(({ angle }: { angle: number }) => angle);
    expect(angles).toEqual(angles.toSorted((a: number, b: number) => a - b));
    for (const pair of pairs.nodes) {
      expect(pair).toMatchObject({ kept: true, reason: null, stage: { kind: "SELECT" } });
      expect(pair.prompt).toBe(`a sks dog in place ${pair.promptIndex}`);
      const delta = (of: "imageSimilarity" | "textSimilarity") => pair.winner[of] - pair.loser[of];
      expect(delta("imageSimilarity")).toBeCloseTo(pair.deltaImageSimilarity, 9);
      expect(delta("textSimilarity")).toBeCloseTo(pair.deltaTextSimilarity, 9);
    }
    const [{ id, index }] = pairs.nodes;
    const node = await ask(`query ($id: ID!) { node(id: $id) { id ... on Pair { index } } }`, { id });
    expect(node).toEqual({ node: { id, index } });
  });

  it("of a round come as a cloud, and summed up as a selection", async () => {
    const run = await askRun(`
      pairCloud(round: 1) { total every indices deltaTextSimilarities deltaImageSimilarities angles kept }
      none: pairCloud(round: 2) { total }
      selections { round configuration stage { pairs(first: 3, filter: { angle: { min: -180, max: 180 } }) { totalCount } }
        candidates nearDuplicates kept keptFraction meanDeltaTextSimilarity meanDeltaImageSimilarity statistics }`);
    expect(run.none).toBeNull();
    expect(run.pairCloud).toMatchObject({ total: 9, every: 1, indices: [...Array(9).keys()] });
    expect(run.pairCloud.kept).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 1]);
    expect(run.pairCloud.angles).toHaveLength(9);
    expect(run.selections).toEqual([
      {
        ...{ round: 1, configuration: { kind: "window", window: { c1: -20, c2: 70 }, minimumDelta: 1e-4 } },
        stage: { pairs: { totalCount: 9 } },
        ...{ candidates: 9, nearDuplicates: 0, kept: 5, keptFraction: 5 / 9 },
        ...{ meanDeltaTextSimilarity: 0.01, meanDeltaImageSimilarity: 0.02 },
        statistics: expect.objectContaining({ kept: 5 }),
      },
    ]);
    expect((await askRun("selections { round }", { run: world.run("baseline") })).selections).toEqual([]);
  });
});

describe("checkpoints and evaluations", () => {
  it("are listed by run", async () => {
    const { checkpoints, none } = await askRun(`
      checkpoints { id step role bytes sha256 url stage { kind checkpoints(role: WEIGHTS) { step } } }
      none: checkpoints(role: RESUME) { step }`);
    expect(none).toEqual([]);
    expect(checkpoints.map(({ step }: { step: number }) => step)).toEqual([150, steps]);
    expect(checkpoints[1]).toMatchObject({
      ...{ role: "WEIGHTS", bytes: 5_000_000_000, url: `/artifacts/checkpoints/${checkpoints[1].sha256}` },
      stage: { kind: "TRAIN", checkpoints: [{ step: steps }] },
    });
    const { id } = checkpoints[1];
    const { node } = await ask(`query ($id: ID!) { node(id: $id) { id ... on Checkpoint { step } } }`, {
      id,
    });
    expect(node).toEqual({ id, step: steps });
  });

  it("publish figures with their spread, and what a run stands for", async () => {
    const figure = "metric statistic { value lo hi n method seed } delta { value lo hi } sd se";
    const { evaluations, scores } = await askRun(`
      evaluations { id label suite checkpoint round step protocol createdAt run { variant } stage { kind }
        figures { concept promptIndex prompt ${figure} }
        overall: figures(filter: { perPrompt: false, metrics: [TEXT_SIMILARITY] }) { metric } }
      scores { id imageSimilarity { ${figure} } textSimilarity { delta { value } } heldOutImageSimilarity { se } }`);
    expect(evaluations).toHaveLength(1);
    const [evaluation] = evaluations;
    expect(evaluation).toMatchObject({
      ...{
        label: "TS round 1 (dreambench)",
        suite: "dreambench",
        checkpoint: "TS round 1",
        round: 1,
        step: null,
      },
      ...{ run: { variant: "TS" }, stage: { kind: "GENERATE" }, overall: [{ metric: "TEXT_SIMILARITY" }] },
    });
    expect(evaluation.figures).toHaveLength(2 * (1 + prompts));
    expect(evaluation.figures[1]).toMatchObject({
      ...{ concept: "rex", promptIndex: 0, prompt: "a dog in place 0", metric: "IMAGE_SIMILARITY" },
      ...{ statistic: { lo: null, hi: null, n: 3 }, delta: null, sd: null, se: null },
    });
    const { statistic, se, sd, delta } = evaluation.figures[0];
    const values = evaluation.figures
      .slice(1, 1 + prompts)
      .map((f: { statistic: { value: number } }) => f.statistic.value);
    const mean = values.reduce((a: number, b: number) => a + b) / prompts;
    const variance = values.reduce((sum: number, v: number) => sum + (v - mean) ** 2, 0) / (prompts - 1);
    expect(sd).toBeCloseTo(Math.sqrt(variance), 9);
    expect(se).toBeCloseTo(sd / Math.sqrt(prompts), 9);
    expect(statistic.lo).toBeCloseTo(mean - 1.96 * se, 9);
    expect(statistic).toMatchObject({ n: prompts, method: "mean; normal 95 % interval over prompts" });
    expect(delta).toEqual({ value: 0.02, lo: 0, hi: 0.04 });
    expect(scores).toMatchObject({ id: evaluation.id, heldOutImageSimilarity: null });
    expect(scores.imageSimilarity.statistic).toEqual(statistic);
    expect(scores.textSimilarity.delta.value).toBe(0.02);
    expect(await askRun(`scores(suite: "long") { id }`)).toEqual({ scores: null });
    const { node } = await ask(`query ($id: ID!) { node(id: $id) { ... on Evaluation { label } } }`, scores);
    expect(node).toEqual({ label: evaluation.label });
  });
});

describe("ids of nothing", () => {
  it.each([
    "Image:01900000-0000-7000-8000-000000000000",
    "Pair:01900000-0000-7000-8000-000000000000.3",
    "Pair:3",
    "Checkpoint:01900000-0000-7000-8000-000000000000.weights.3",
    "Checkpoint:01900000-0000-7000-8000-000000000000.weight.3",
    "Evaluation:01900000-0000-7000-8000-000000000000",
  ])("such as %s are null", async (id) => {
    expect(await ask(`query ($id: ID!) { node(id: $id) { id } }`, { id })).toEqual({ node: null });
  });
});

describe("statements", () => {
  const selections = {
    "latest metrics":
      "metrics { name round latest { step value time } min max minStep maxStep stage { kind } }",
    points: `metric(round: 0, name: "loss") { points { steps values } }`,
    images: `images(first: 2, orderBy: { field: SCORE, metric: TS }, filter: { scores: [{ metric: IS, min: 0 }] }) {
      totalCount nodes { prompt imageSimilarity textSimilarity scores { judge value } stage { kind } } }`,
    pairs: `pairs(first: 5) { totalCount nodes { prompt winner { url imageSimilarity } loser { url imageSimilarity } } }
      pairCloud(round: 1) { kept } selections { kept stage { status } }`,
    checkpoints: "checkpoints { url stage { kind } }",
    evaluations:
      "evaluations { label figures { metric statistic { value } } run { variant } stage { kind } }",
    scores: "scores { imageSimilarity { statistic { value } delta { value } } textSimilarity { se } }",
    "everything of a stage": `stages { stage { metrics { name points { steps } } checkpoints { step }
      images(first: 3) { nodes { textSimilarity } } pairs(first: 3) { nodes { winner { url } } } } }`,
  };

  it.each(Object.entries(selections))("are as many for one run as for four: %s", async (_, selection) => {
    const query = `query ($first: Int!) { runs(first: $first, filter: { variants: ["TS", "IS"] }) {
      nodes { variant ${selection} } } }`;
    const one = await world.query(query, { first: 1 });
    const four = await world.query(query, { first: 100 });
    expect([one.errors, four.errors]).toEqual([undefined, undefined]);
    expect([one.data.runs.nodes.length, four.data.runs.nodes.length]).toEqual([1, 4]);
    expect(four.statements).toHaveLength(one.statements.length);
  });

  it("of a table of runs with metrics and scores are three", async () => {
    const { statements, errors } = await world.query(`{ runs(first: 50) { nodes {
      variant concept { name } metrics { name latest { step value } } scores { imageSimilarity { statistic { value } } } } } }`);
    expect(errors).toBeUndefined();
    expect(statements).toHaveLength(3);
  });
});
