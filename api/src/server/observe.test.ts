import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../testing/index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.dispose());

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
    const answer = await fetch(server.signInUrl, { redirect: "manual" });
    const cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
    await server.query("{ viewer { role } }", {}, { cookie });
    const token = new URL(server.signInUrl).searchParams.get("token")!;
    const session = cookie.split("=")[1]!;
    const told = server.log() + (await metrics());
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
