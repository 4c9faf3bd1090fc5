import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type StoredExperiment, startTestServer, storeExperiment, type TestServer } from "./testing/index.ts";

let server: TestServer;
let stored: StoredExperiment;
beforeAll(async () => {
  server = await startTestServer();
  for (const name of ["a", "b", "c"]) stored = await storeExperiment(server.db, name);
});
afterAll(() => server?.dispose());

const unknown = "01990000-0000-7000-8000-000000000000";
const codeOf = async (query: string, variables?: Readonly<Record<string, unknown>>) => {
  const { status, data, errors } = await server.query(query, variables);
  const { code, field } = errors?.[0]?.extensions ?? {};
  return { status, data: data ?? null, ...(code ? { code, field } : {}) };
};

describe("a global id", () => {
  const look = "query ($id: ID!) { node(id: $id) { id } }";

  it("is that of its thing", async () => {
    const id = `Run:${stored.runId}`;
    expect((await server.query(look, { id })).data).toEqual({ node: { id } });
  });

  it("that is unknown, of an unknown type or of another form, is nothing", async () => {
    for (const id of [
      `Run:${unknown}`,
      `Experiment:${stored.runId}`,
      `Nothing:${unknown}`,
      `Query:${unknown}`,
      "Run:1",
      `Image:${unknown}`,
      "Pair:x",
      "Checkpoint:x",
      `Checkpoint:${unknown}:weights:1`,
    ])
      expect([id, await codeOf(look, { id })]).toEqual([id, { status: 200, data: { node: null } }]);
  });

  it("that is none is refused", async () => {
    for (const id of [
      "",
      "Run",
      "run:1",
      "Run:'; drop table runs; --",
      "Run:../../etc",
      `Run:${"x".repeat(300)}`,
    ])
      expect([id, await codeOf(look, { id })]).toEqual([
        id,
        { status: 200, data: { node: null }, code: "BAD_INPUT", field: "id" },
      ]);
  });

  it("among others leaves the others be", async () => {
    const ids = [
      `Run:${stored.runId}`,
      `Run:${unknown}`,
      "Run:1",
      `Experiment:${stored.experiment.id}`,
      "Nothing:1",
    ];
    const { data } = await server.query("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    expect(data).toEqual({ nodes: [{ id: ids[0] }, null, null, { id: ids[3] }, null] });
  });

  it("in a filter is refused where it is of another type", async () => {
    const query = "query ($id: ID) { runs(first: 1, filter: { experimentId: $id }) { totalCount } }";
    expect(await codeOf(query, { id: `Run:${stored.runId}` })).toMatchObject({
      status: 400,
      code: "BAD_INPUT",
      field: "experimentId",
    });
    expect((await server.query(query, { id: `Experiment:${unknown}` })).data).toEqual({
      runs: { totalCount: 0 },
    });
  });
});

describe("a page", () => {
  const list = (args: string, name = "experiments") =>
    codeOf(`{ ${name}${args && `(${args})`} { totalCount nodes { id } } }`);

  it("has first or last, from 1 to 100", async () => {
    for (const [args, field] of [
      ["", "first"],
      ["first: 1, last: 1", "first"],
      ["first: null, last: null", "first"],
      ["first: 0", "first"],
      ["first: -1", "first"],
      ["first: 101", "first"],
      ["last: 0", "last"],
      ["last: 101", "last"],
    ] as const)
      expect([args, await list(args)]).toEqual([args, { status: 400, data: null, code: "BAD_INPUT", field }]);
    for (const args of ["first: 1", "last: 100", "first: 100, last: null"])
      expect((await list(args)).data).toMatchObject({ experiments: { totalCount: 3 } });
  });

  it("goes on after a cursor of its own list and order", async () => {
    const walk = async (order: string) => {
      const names: string[] = [];
      let after: string | null = null;
      do {
        const query = `query ($after: String) { experiments(first: 2, after: $after, orderBy: ${order}) {
          nodes { name } pageInfo { hasNextPage endCursor } } }`;
        const { experiments } = (await server.query(query, { after })).data as never as {
          experiments: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        };
        names.push(...experiments.nodes.map(({ name }) => name));
        after = experiments.pageInfo.hasNextPage ? experiments.pageInfo.endCursor : null;
      } while (after);
      return names.join("");
    };
    expect(await walk("{ field: NAME, direction: ASC }")).toBe("abc");
    expect(await walk("{ field: NAME, direction: DESC }")).toBe("cba");
    expect(await walk("{ field: CREATED }")).toBe("cba");
    expect(await walk("{ field: FINISHED, direction: ASC }")).toBe("abc");
  });

  it("refuses a cursor of another list, of another order, or of nobody's making", async () => {
    const cursorOf = async (field: string) => {
      const { data } = await server.query(`{ ${field} { edges { cursor } } }`);
      return (Object.values(data!)[0] as never as { edges: { cursor: string }[] }).edges[0]!.cursor;
    };
    const own = await cursorOf("experiments(first: 1)");
    expect((await list(`first: 1, after: "${own}"`)).code).toBeUndefined();
    const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString("base64url");
    const [order] = JSON.parse(Buffer.from(own, "base64url").toString()) as [string];
    for (const cursor of [
      await cursorOf("runs(first: 1)"),
      await cursorOf("concepts(first: 1)"),
      await cursorOf("users(first: 1)"),
      await cursorOf("experiments(first: 1, orderBy: { field: NAME })"),
      await cursorOf("experiments(first: 1, orderBy: { field: CREATED, direction: ASC })"),
      "",
      "AAAA",
      "null",
      own.slice(0, -3),
      forged([order]),
      forged([order, "x"]),
      forged([order, unknown, unknown]),
      forged([order, 1]),
      forged([order, null]),
      forged([order, "'; drop table runs; --"]),
      forged({ order }),
    ])
      for (const side of ["after", "before"])
        expect([side, cursor, await list(`first: 1, ${side}: "${cursor}"`)]).toEqual([
          ...[side, cursor],
          { status: 400, data: null, code: "BAD_INPUT", field: expect.stringMatching(/after|before|cursor/) },
        ]);
  });

  it("takes filters that no row can match, and no others", async () => {
    for (const [filter, count] of [
      ['nameContains: "%"', 0],
      ['nameContains: "\\\\"', 0],
      ["tags: []", 3],
      ["statuses: []", 0],
    ] as const)
      expect([filter, (await list(`first: 1, filter: { ${filter} }`)).data]).toMatchObject([
        filter,
        { experiments: { totalCount: count } },
      ]);
    expect((await list('first: 1, filter: { nameContains: "a\\u0000" }')).code).toBe("BAD_INPUT");
    expect((await list("first: 1, filter: { seed: -1 }", "runs")).data).toMatchObject({
      runs: { totalCount: 0 },
    });
    for (const seed of ["1e300", "0.5"])
      expect([seed, (await list(`first: 1, filter: { seed: ${seed} }`, "runs")).code]).toEqual([
        seed,
        "BAD_INPUT",
      ]);
  });
});
