import { announceExperiment } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openSockets, startTestServer, storeExperiment, type TestServer } from "../testing/index.ts";

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

it("ends a subscription once the minute's points are spent: every event costs what it shows", async () => {
  const { experiment } = await storeExperiment(server.db, "watched");
  const answer = await fetch(server.signInUrl, { redirect: "manual" });
  const cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
  // A session has points of its own.
  const sockets = openSockets(server, { headers: { cookie, origin: server.url }, params: {} });
  const query = "subscription ($id: ID!) { experimentProgress(id: $id) { name status } }";
  const { events, over } = sockets.watch(query, { id: `Experiment:${experiment.id}` });
  let told: unknown;
  void over.then((errors) => {
    told = errors;
  });
  await vi.waitFor(
    async () => {
      await announceExperiment(server.db, experiment.id);
      expect(told).toMatchObject([{ extensions: { code: "RATE_LIMITED", field: "cost" } }]);
    },
    { timeout: 5000, interval: 50 },
  );
  expect(events.length).toBeGreaterThan(1);
  expect(events.length).toBeLessThan(6);
  await sockets.client.dispose();
});
