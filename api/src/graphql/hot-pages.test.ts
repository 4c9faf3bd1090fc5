import { execute, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiSchema, type Services } from "../schema/index.ts";
import { openWorld, type World } from "../schema/testing/index.ts";
import { operationExecutor } from "./execute-operation.ts";

const schema = apiSchema();

let world: World;
beforeAll(async () => {
  world = await openWorld();
  // What is no finite number, and what was scored again, is part of the answers.
  await world.db.sql.execute(`
    update metric_latest set value = 'NaN', max = 'Infinity', min = '-Infinity' where metric = 'loss';
    update scores set value = 'NaN' where judge = 'clip' and metric = 'ts' and image_key like '%0';
    insert into stages (id, kind, input_hash, inputs, status, expected)
      select gen_random_uuid(), 'score', repeat('e', 64), '{}', 'done', 0;
    insert into scores (stage_id, image_stage_id, image_key, judge, metric, value)
      select (select id from stages where input_hash = repeat('e', 64)), image_stage_id, image_key, judge, metric, 0.5
      from scores where metric = 'is' and image_key like '%1'`);
});
afterAll(() => world.dispose());

const runFields = `id variant status seed createdAt finishedAt experiment { name status } concept { name createdAt }
  metrics { round name stage { id } latest { step value time } min max }`;
const imageFields = "id prompt sample seed sha256 width height createdAt scores { judge metric value }";
const stageImages = `images(first: 100, orderBy: { field: SCORE, judge: CLIP, metric: IS }) { nodes { ${imageFields} } }`;

/** The pages that are asked for most, as docs/api-performance.md measures them. */
const pages = {
  "runs with latest metrics": () => `{ runs(first: 50) { nodes { ${runFields} } } }`,
  "runs of an experiment": () =>
    `{ experiments(first: 1) { nodes { runs(first: 50) { edges { cursor node { ${runFields} } } } } } }`,
  "images of stages by IS, with scores": () =>
    `{ node(id: "${world.run("TS")}") { ... on Run { stages { stage { ${stageImages} } } } } }`,
};

const services = () => ({ db: world.db }) as Services;

describe("a page that is asked for often", () => {
  it.each(Object.entries(pages))("is answered byte for byte as by the interpreter: %s", async (_, query) => {
    const document = parse(query());
    const interpreted = JSON.stringify(await execute({ schema, document, contextValue: services() }));
    expect(interpreted).not.toContain("errors");
    const executorOf = operationExecutor(schema);
    const answers = [];
    for (let n = 0; n < 4; n++)
      answers.push(JSON.stringify(await executorOf(document, null)(services(), {})));
    expect(answers).toEqual(Array.from(answers, () => interpreted));
  });

  it.each([
    ["runs", `{ runs(first: 50) { nodes { ${runFields} } } }`, `... on Run { ${runFields} }`],
    [
      "images",
      `{ runs(first: 1) { nodes { images(first: 100) { nodes { ${imageFields} } } } } }`,
      `... on Image { ${imageFields} }`,
    ],
  ])("shows what its rows show one by one: %s", async (_, query, fields) => {
    const page = (await world.query(query)).data.runs;
    const rows: { id: string }[] = query.includes("images") ? page.nodes[0].images.nodes : page.nodes;
    expect(rows.length).toBeGreaterThan(5);
    const ids = rows.map(({ id }) => id);
    const { data } = await world.query(`query ($ids: [ID!]!) { nodes(ids: $ids) { ${fields} } }`, { ids });
    expect(JSON.stringify(rows)).toBe(JSON.stringify(data.nodes));
  });

  it("takes one statement where its rows bring along what is asked of them", async () => {
    const { statements } = await world.query(
      "{ runs(first: 50) { nodes { variant experiment { name } concept { name } metrics { name latest { value } } } } }",
    );
    expect(statements).toHaveLength(1);
  });

  it("does not leave out what rows do not bring along", async () => {
    const { data } = await world.query("{ runs(first: 1) { nodes { experiment { name configuration } } } }");
    expect(data.runs.nodes[0].experiment).toEqual({ name: "paper", configuration: expect.any(Object) });
  });
});
