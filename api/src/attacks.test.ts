import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.dispose());

const anonymous = {};
const authorization = () => ({ authorization: `Bearer ${server.key}` });

/** Sends a body as it is. */
function post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...authorization(), ...headers },
    body,
  });
}

const repeat = (times: number, of: (i: number) => string) =>
  Array.from({ length: times }, (_, i) => of(i)).join(" ");

/** A selection of so many levels: experiments -> nodes -> runs -> nodes -> experiment -> runs -> ... */
function deep(levels: number): string {
  let text = "{ id }";
  for (let left = levels; left > 3; left -= 3) text = `{ runs(first: 1) { nodes { experiment ${text} } } }`;
  return `{ experiments(first: 1) { nodes ${text} } }`;
}

/** The cases of the table of attacks, numbered, with the status each must have, by the admin's key unless it says otherwise. */
describe("schema discovery", () => {
  it("1: __schema without a researcher's credential is 400", async () => {
    expect((await server.query("{ __schema { types { name } } }", {}, anonymous)).status).toBe(400);
  });

  it("2: __type without a researcher's credential is 400", async () => {
    expect((await server.query('{ __type(name: "Query") { name } }', {}, anonymous)).status).toBe(400);
  });

  it("3: circular introspection is 400, with a credential too", async () => {
    const query =
      "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }";
    expect((await server.query(query)).status).toBe(400);
    expect((await server.query("{ __schema { queryType { name } } }")).status).toBe(200);
  });

  it.each([
    ["4: a field", "{ experimentz(first: 1) { totalCount } }"],
    ["5: an argument", "{ experiments(fist: 1) { totalCount } }"],
    ["6: an enum value", "{ experiments(first: 1, filter: { statuses: [RUNING] }) { totalCount } }"],
    ["an input field", '{ experiments(first: 1, filter: { nameContain: "a" }) { totalCount } }'],
    ["a type", "query ($f: ExperimentFiltr) { experiments(first: 1, filter: $f) { totalCount } }"],
  ])("%s misspelt gets no suggestion", async (_, query) => {
    const { status, text } = await server.query(query);
    expect(status).toBe(400);
    expect(text).not.toMatch(/did you mean/i);
    expect(text).not.toMatch(/\bRUNNING\b|nameContains|"experiments"/);
  });
});

describe("crowds", () => {
  it("7: 101 aliases of __typename are 400", async () => {
    expect((await server.query(`{ ${repeat(101, (i) => `a${i}: __typename`)} }`)).status).toBe(400);
  });

  it.each([
    ["8: 50 aliased mutations", 50],
    ["9: 30 aliased mutations", 30],
    ["two mutations", 2],
  ])("%s in one operation are 400 and none is carried out", async (_, times) => {
    const before = (await server.query("{ auditLog(first: 1) { totalCount } }")).data;
    const one = (i: number) => `a${i}: createApiKey(input: { name: "k${i}", scopes: [READ] }) { __typename }`;
    expect((await server.query(`mutation { ${repeat(times, one)} }`)).status).toBe(400);
    expect((await server.query("{ auditLog(first: 1) { totalCount } }")).data).toEqual(before);
  });

  it("10: a field repeated 500 times is 400", async () => {
    expect((await server.query(`{ runs(first: 1) { ${repeat(500, () => "totalCount")} } }`)).status).toBe(
      400,
    );
  });

  it("11: 10 unknown directives get 1 error", async () => {
    const { status, errors } = await server.query(`{ __typename ${repeat(10, (i) => `@unknown${i}`)} }`);
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
  });

  it("12: 2,000 times @include are 400", async () => {
    const { status } = await server.query(`{ __typename ${repeat(2000, () => "@include(if: true)")} }`);
    expect(status).toBe(400);
  });

  it("13: 30 levels are 400", async () => {
    expect((await server.query(deep(30))).status).toBe(400);
    expect((await server.query(deep(12))).status).toBe(200);
  });

  it("14: a fan-out of 10,000 is 400", async () => {
    const { status, errors } = await server.query(
      "{ experiments(first: 100) { nodes { runs(first: 100) { nodes { id } } } } }",
    );
    expect(status).toBe(400);
    expect(errors![0]!.extensions.code).toBe("TOO_EXPENSIVE");
  });
});

describe("sizes in arguments", () => {
  it("15: first: 1000000 is 400", async () => {
    expect((await server.query("{ experiments(first: 1000000) { nodes { id } } }")).status).toBe(400);
  });

  it("16: the same through a variable is 400", async () => {
    const query = "query ($n: Int) { experiments(first: $n) { nodes { id } } }";
    expect((await server.query(query, { n: 1_000_000 })).status).toBe(400);
  });

  it("17: the same through a variable's default is 400", async () => {
    const query = "query ($n: Int = 1000000) { experiments(first: $n) { nodes { id } } }";
    expect((await server.query(query)).status).toBe(400);
    // The price is that of the operation that runs, not of the document's first.
    const body = JSON.stringify({
      query: `query Small { __typename } ${query.replace("query", "query Large")}`,
      operationName: "Large",
    });
    expect((await post(body)).status).toBe(400);
  });

  it("18: the resolver refuses what the price would let pass", async () => {
    const { data, errors } = await server.query(
      "{ presets { name } experiments(first: 101) { totalCount } }",
    );
    expect(data).toBeNull();
    expect(errors![0]!.extensions).toMatchObject({ code: "BAD_INPUT", field: "first", value: 101 });
  });
});

describe("transport", () => {
  it("19: a batch is 400", async () => {
    expect((await post('[{"query":"{ __typename }"}]')).status).toBe(400);
  });

  it("20: a GET query is 405", async () => {
    const url = `${server.url}/graphql?query=${encodeURIComponent("{ __typename }")}`;
    expect((await fetch(url, { headers: authorization() })).status).toBe(405);
  });

  it("21: a GET mutation is 405", async () => {
    const mutation = 'mutation { createApiKey(input: { name: "k", scopes: [READ] }) { __typename } }';
    const url = `${server.url}/graphql?query=${encodeURIComponent(mutation)}`;
    expect((await fetch(url, { headers: authorization() })).status).toBe(405);
  });

  it.each([
    ["22: a form", "application/x-www-form-urlencoded", "query=%7B__typename%7D"],
    ["23: text/plain", "text/plain", '{"query":"{ __typename }"}'],
    ["a multipart form", "multipart/form-data; boundary=x", "--x--"],
  ])("%s is 400", async (_, type, body) => {
    expect((await post(body, { "content-type": type })).status).toBe(400);
  });

  it("24: a document of 1 MB is 413", async () => {
    expect((await post(JSON.stringify({ query: `{ ${"a ".repeat(500_000)} }` }))).status).toBe(413);
  });

  it("25: a body of 20 MB is 413", async () => {
    expect(
      (await post(JSON.stringify({ query: "{ __typename }", variables: { a: "x".repeat(20 << 20) } })))
        .status,
    ).toBe(413);
  });

  it("26: variables 100,000 levels deep are 400", async () => {
    const variables = `${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}`;
    expect((await post(`{"query":"{ __typename }","variables":${variables}}`)).status).toBe(400);
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect((await post(`{"query":"{ __typename }","variables":{"a":${nested}}}`)).status).toBe(400);
  });

  it("27: more tokens than are taken are 400, not 500", async () => {
    expect((await server.query(`{ ${repeat(3500, (i) => `f${i}`)} }`)).status).toBe(400);
  });

  it("28: a persisted query cannot be registered", async () => {
    const query = "{ __typename }";
    const sha256Hash = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38";
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    await post(JSON.stringify({ query, extensions }));
    const again = await post(JSON.stringify({ extensions }));
    expect(again.status).toBe(400);
  });

  it("29: there is no landing page", async () => {
    const headers = { accept: "text/html" };
    expect((await fetch(`${server.url}/`, { headers })).status).toBe(404);
    expect((await fetch(`${server.url}/graphql`, { headers })).status).toBe(404);
  });
});

describe("documents", () => {
  it("30: a bomb of 2^14 fragments is 400, at once", async () => {
    const fragments = repeat(14, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const bomb = `{ ...F0 } ${fragments} fragment F14 on Query { __typename }`;
    expect((await server.query(bomb)).status).toBe(400);
    const larger = repeat(45, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    expect((await server.query(`{ ...F0 } ${larger} fragment F45 on Query { __typename }`)).status).toBe(400);
    expect(
      (await server.query("{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }")).status,
    ).toBe(400);
  });
});

describe("errors", () => {
  it("31: SQL stays in the log, under the id that the client gets", async () => {
    await server.db.sql.execute("alter table runners rename to runners_away");
    try {
      const { errors, text } = await server.query("{ runners { name } }");
      const [error] = errors!;
      expect(text).not.toMatch(/runners_away|relation|select|pg_/i);
      expect(error!.extensions.code).toBe("INTERNAL");
      const id = String(error!.extensions.errorId);
      expect(error!.message).toContain(id);
      expect(server.log()).toContain(id);
    } finally {
      await server.db.sql.execute("alter table runners_away rename to runners");
    }
  });

  it("32: no path, stack or credential of the server shows", async () => {
    const answers = [
      await server.query('{ nodes(ids: ["Experiment:../../etc/passwd", "x"]) { id } }'),
      await server.query('{ node(id: "Experiment:\'; drop table runs; --") { id } }'),
      await server.query('{ experiments(first: 1, after: "AAAA") { totalCount } }'),
      await server.query("{", {}),
    ];
    for (const { text, errors } of answers) {
      expect(errors!.length).toBeGreaterThan(0);
      expect(text).not.toMatch(/node_modules|\.ts:|stacktrace|\/src\/|dbdpo_/);
    }
  });
});
