import { request } from "node:http";
import { announceExperiment, recordProgress, setExperimentStatus } from "@dreambooth-dpo/db";
import { createClient } from "graphql-sse";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  type StoredExperiment,
  startTestServer,
  storeExperiment,
  type TestServer,
} from "../testing/index.ts";

let server: TestServer;
let stored: StoredExperiment;
beforeAll(async () => {
  server = await startTestServer({}, { timing: { heartbeat: 500 } });
  stored = await storeExperiment(server.db, "watched");
});
afterAll(() => server?.dispose());

const query = "subscription ($id: ID!) { experimentProgress(id: $id) { status } }";
const variables = () => ({ id: `Experiment:${stored.experiment.id}` });

async function watchers(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^dbdpo_graphql_subscriptions (\d+)$/m.exec(metrics)![1]);
}
const untilNobodyWatches = () => vi.waitFor(async () => expect(await watchers()).toBe(0), { timeout: 3000 });

function post(body: unknown, headers: Readonly<Record<string, string>> = {}, signal?: AbortSignal) {
  return fetch(`${server.url}/graphql/stream`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      authorization: `Bearer ${server.key}`,
      ...headers,
    },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

/** Reads an answer as it comes. */
function reading(answer: Response) {
  const read = { text: "" };
  const over = (async () => {
    for await (const chunk of answer.body!) read.text += Buffer.from(chunk).toString();
  })().catch(() => {});
  const events = () =>
    [...read.text.matchAll(/^event: next\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data!));
  return { read, over, events };
}

describe("server-sent events", () => {
  it("tell the present state at once, then changes, as graphql-sse has them", async () => {
    const client = createClient({
      url: `${server.url}/graphql/stream`,
      headers: () => ({ authorization: `Bearer ${server.key}` }),
      retryAttempts: 0,
    });
    const events = client.iterate({ query, variables: variables() });
    expect((await events.next()).value).toEqual({ data: { experimentProgress: { status: "DRAFT" } } });
    await setExperimentStatus(server.db, stored.experiment.id, "queued");
    expect((await events.next()).value).toEqual({ data: { experimentProgress: { status: "QUEUED" } } });
    await setExperimentStatus(server.db, stored.experiment.id, "draft");
    expect((await events.next()).value).toEqual({ data: { experimentProgress: { status: "DRAFT" } } });
    expect(await watchers()).toBe(1);
    await events.return!();
    await untilNobodyWatches();
    client.dispose();
  });

  it("tell 100 changes in a few events, the last of them in the last, and signs of life between", async () => {
    const gone = new AbortController();
    const run = `Run:${stored.runId}`;
    const progress =
      "subscription ($id: ID!) { runProgress(id: $id) { stages { stage { progress { done } } } } }";
    // As curl asks, that takes anything.
    const answer = await post({ query: progress, variables: { id: run } }, { accept: "*/*" }, gone.signal);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
    ]);
    const { read, events } = reading(answer);
    for (let done = 1; done <= 100; done++)
      await recordProgress(server.db, {
        stageId: stored.stageId,
        experimentId: stored.experiment.id,
        progress: { done, total: 100, unit: "steps" },
      });
    const last = () => events().at(-1)?.data.runProgress.stages[0].stage.progress.done;
    await vi.waitFor(() => expect(last()).toBe(100), { timeout: 3000 });
    expect(events().length).toBeLessThan(12);
    await vi.waitFor(() => expect(read.text).toMatch(/\n\n:\n\n/), { timeout: 3000 });
    gone.abort();
    await untilNobodyWatches();
  });

  it("are let go when the client goes, though nothing changes", async () => {
    const gone = new AbortController();
    const answers = await Promise.all(
      [1, 2, 3].map(() => post({ query, variables: variables() }, {}, gone.signal)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await watchers()).toBe(3);
    gone.abort();
    await untilNobodyWatches();
  });

  it("are cut off when the client does not read, and few are made for it", async () => {
    const { id } = variables();
    await server.db.sql.execute("update runs set note = repeat('n', 10000)");
    const fields = Array.from({ length: 20 }, (_, i) => `n${i}: note`).join(" ");
    const big = `subscription ($id: ID!) { experimentProgress(id: $id) { runs(first: 3) { nodes { ${fields} } } } }`;
    const { port, hostname } = new URL(server.url);
    const asked = request({
      ...{ host: hostname, port, path: "/graphql/stream", method: "POST" },
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${server.key}`,
      },
    });
    asked.on("error", () => {});
    asked.end(JSON.stringify({ query: big, variables: { id } }));
    // Nobody listens to the answer's data: Node stops to read at a few kilobytes.
    await new Promise((resolve) => asked.once("response", resolve));
    await vi.waitFor(
      async () => {
        await announceExperiment(server.db, stored.experiment.id);
        expect(await watchers()).toBe(0);
      },
      { timeout: 20_000, interval: 50 },
    );
    asked.destroy();
  });

  it.each([
    [
      "an unknown id",
      { query, variables: { id: "Experiment:01990000-0000-7000-8000-000000000000" } },
      404,
      "NOT_FOUND",
    ],
    ["an id of another type", { query, variables: { id: "Run:1" } }, 400, "BAD_INPUT"],
    ["a query", { query: "{ viewer { role } }" }, 400, "OPERATION_REFUSED"],
    ["no document", {}, 400, "OPERATION_REFUSED"],
    ["a list", [{ query }], 400, "OPERATION_REFUSED"],
    ["variables that are none", { query, variables: "id" }, 400, "BAD_REQUEST"],
    ["an unknown trusted document", { documentId: `sha256:${"0".repeat(64)}` }, 400, "UNKNOWN_DOCUMENT"],
  ])("refuse %s", async (_, body, status, code) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it("refuse whoever has no good credential, other methods, and other forms of answer", async () => {
    const body = { query, variables: variables() };
    expect((await post(body, { authorization: "Bearer dbdpo_wrong" })).status).toBe(401);
    const anonymous = await fetch(`${server.url}/graphql/stream`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify(body),
    });
    expect(anonymous.status).toBe(401);
    expect((await post(body, { accept: "application/json" })).status).toBe(405);
    expect((await fetch(`${server.url}/graphql/stream?query={__typename}`)).status).toBe(405);
    const signedIn = await fetch(server.signInUrl, { redirect: "manual" });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((c) => c.split(";")[0]!)
      .join("; ");
    const foreign = await fetch(`${server.url}/graphql/stream`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin: "https://elsewhere.example" },
      body: JSON.stringify(body),
    });
    expect(foreign.status).toBe(403);
  });

  it("end, completed, when the server ends", async () => {
    const answer = await post({ query, variables: variables() });
    const { read, over } = reading(answer);
    await vi.waitFor(() => expect(read.text).toContain("event: next"));
    await server.stop();
    await over;
    expect(read.text).toMatch(/event: complete\ndata:\n\n$/);
  });
});
