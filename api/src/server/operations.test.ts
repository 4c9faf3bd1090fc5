import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LockedTable, lockTable, startTestServer, type TestServer } from "../testing/index.ts";

let server: TestServer;
let impatient: TestServer;
let lock: LockedTable | undefined;
beforeAll(async () => {
  server = await startTestServer({}, { timing: { operation: 1000 } });
  const { dataFolder } = server;
  impatient = await startTestServer({}, { dataFolder, timing: { statement: 300 } });
});
afterAll(async () => {
  await impatient.dispose();
  await server.dispose();
});
afterEach(async () => {
  await lock?.release();
});

const key = () => ({ authorization: `Bearer ${server.key}` });
const query = "{ concepts(first: 1) { nodes { name } } }";

describe("an operation", () => {
  it("that takes too long is TIMEOUT, and its statement is stopped on the server", async () => {
    lock = await lockTable(server.db, "concepts");
    const begun = performance.now();
    const answer = server.query(query);
    await lock.untilWaiting(1);
    const { status, data, errors } = await answer;
    expect(performance.now() - begun).toBeLessThan(3000);
    expect([status, data]).toEqual([503, null]);
    expect(errors).toMatchObject([
      {
        message: "The operation took longer than 1 s and was stopped; ask for less at once.",
        extensions: { code: "TIMEOUT" },
      },
    ]);
    await lock.untilWaiting(0);
  });

  it("one of whose statements takes too long is TIMEOUT too", async () => {
    lock = await lockTable(server.db, "concepts");
    const { status, data, errors } = await impatient.query(query, {}, key());
    expect([status, data]).toEqual([503, null]);
    expect(errors).toMatchObject([
      {
        message: "The database took too long over a statement and stopped it.",
        extensions: { code: "TIMEOUT", hint: expect.stringMatching(/ask for less/) },
      },
    ]);
    await lock.untilWaiting(0);
  });

  it("whose client has gone is stopped on the server", async () => {
    lock = await lockTable(server.db, "concepts");
    const gone = new AbortController();
    const lost = impatient.query(query, {}, key(), gone.signal);
    await lock.untilWaiting(1);
    gone.abort();
    await expect(lost).rejects.toThrow(/abort/);
    await lock.untilWaiting(0);
  });

  it("leaves the server as it was: many stopped ones later it answers at once", async () => {
    lock = await lockTable(server.db, "concepts");
    const many = await Promise.all(Array.from({ length: 30 }, () => server.query(query)));
    expect(new Set(many.map(({ status, errors }) => `${status} ${errors![0]!.extensions.code}`))).toEqual(
      new Set(["503 TIMEOUT"]),
    );
    await lock.release();
    lock = undefined;
    expect((await server.query(query)).status).toBe(200);
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
  });
});

interface Line extends Readonly<Record<string, unknown>> {
  readonly msg: string;
}
const lines = () =>
  server
    .log()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

const metrics = async () => (await fetch(`${server.url}/metrics`)).text();

describe("the log", () => {
  it("has a JSON line of every operation under its request's id", async () => {
    const { headers } = await server.query("query Named { presets { name } }");
    const requestId = headers.get("x-request-id");
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines().filter((line) => line.requestId === requestId)).toEqual([
      expect.objectContaining({
        msg: "operation",
        operation: "Named",
        outcome: "ok",
        cost: expect.any(Number),
      }),
    ]);
  });

  it("has what went wrong, in full, under the request's id and the error's", async () => {
    await server.db.sql.execute("alter table model_packs rename to model_packs_away");
    const { headers, errors } = await server.query("{ modelPacks(first: 1) { nodes { name } } }");
    await server.db.sql.execute("alter table model_packs_away rename to model_packs");
    const { errorId } = errors![0]!.extensions;
    const of = lines().filter((line) => line.errorId === errorId);
    expect(of.map(({ msg }) => msg)).toEqual(["operation failed", "operation"]);
    expect(new Set(of.map(({ requestId }) => requestId))).toEqual(new Set([headers.get("x-request-id")]));
    expect(JSON.stringify(of[0])).toContain("model_packs");
  });

  it("has what was refused, before and after it was understood", async () => {
    for (const [query, outcome] of [
      ["{", "GRAPHQL_PARSE_FAILED"],
      ["{ nothing }", "GRAPHQL_VALIDATION_FAILED"],
      ["{ runs(first: 101) { totalCount } }", "BAD_INPUT"],
    ] as const) {
      const { headers } = await server.query(query);
      const requestId = headers.get("x-request-id");
      expect(lines().filter((line) => line.requestId === requestId)).toMatchObject([
        { msg: "operation", outcome },
      ]);
    }
  });

  it("has no credential", async () => {
    await server.query(
      "{ viewer { role } }",
      {},
      { authorization: "Bearer dbdpo_wrongwrongwrongwrongwrong" },
    );
    // Of the server that started last: a link makes earlier ones void.
    const answer = await fetch(impatient.signInUrl, { redirect: "manual" });
    const cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
    await server.query("{ viewer { role } }", {}, { cookie });
    const token = new URL(impatient.signInUrl).searchParams.get("token")!;
    const session = cookie.split("=")[1]!;
    const told = server.log() + impatient.log() + (await metrics());
    for (const secret of [server.key, "dbdpo_wrong", token, session, decodeURIComponent(session)])
      expect(told).not.toContain(secret);
  });
});

describe("/metrics", () => {
  it("counts operations by type and outcome, their time, cost and statements", async () => {
    const before = await metrics();
    await server.query("{ runs(first: 2) { totalCount nodes { id } } }");
    await server.query("{ runs(first: 101) { totalCount } }");
    const after = await metrics();
    const value = (text: string, name: string) =>
      Number(
        text
          .split("\n")
          .find((line) => line.startsWith(`${name} `))
          ?.split(" ")[1] ?? 0,
      );
    const grown = (name: string) => value(after, name) - value(before, name);
    const count = 'dbdpo_graphql_operation_seconds_count{type="query",outcome=';
    expect(grown(`${count}"ok"}`)).toBe(1);
    expect(grown(`${count}"BAD_INPUT"}`)).toBe(1);
    expect(grown("dbdpo_sql_statements_total")).toBe(2);
    expect(grown("dbdpo_graphql_cost_points_total")).toBeGreaterThan(5);
    expect(after).toMatch(
      /dbdpo_graphql_operation_seconds_bucket\{le="0\.005",type="query",outcome="ok"\} \d+/,
    );
    expect(after).toMatch(/^process_resident_memory_bytes \d+/m);
  });
});
