import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../testing/index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ DBDPO_POINTS_PER_MINUTE: "10" });
});
afterAll(() => server?.dispose());

const ask = (query: string) =>
  fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${server.key}` },
    body: JSON.stringify({ query }),
  });

it("answers 429 with when to come back, once the minute's points are spent", async () => {
  const query = "{ experiments(first: 3) { nodes { id } } }";
  const first = await ask(query);
  expect(first.status).toBe(200);
  expect(await first.json()).toMatchObject({
    extensions: { cost: { requested: 8, limit: 10, remaining: 2 } },
  });
  const second = await ask(query);
  expect(second.status).toBe(429);
  expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await second.json()).toMatchObject({
    errors: [{ extensions: { code: "RATE_LIMITED", field: "cost", value: 8, expected: "at most 2 points" } }],
  });
  expect((await ask("{ viewer { role } }")).status).toBe(200);
});
