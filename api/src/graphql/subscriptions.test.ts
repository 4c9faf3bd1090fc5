import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { announceExperiment, recordMetrics, recordProgress, setExperimentStatus } from "@dreambooth-dpo/db";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import {
  openSockets,
  type Sockets,
  type StoredExperiment,
  startTestServer,
  storeExperiment,
  type TestServer,
} from "../testing/index.ts";

let server: TestServer;
let stored: StoredExperiment;
const open: Sockets[] = [];
beforeAll(async () => {
  server = await startTestServer({}, { timing: { heartbeat: 500 } });
  stored = await storeExperiment(server.db, "watched");
});
afterAll(() => server?.dispose());
afterEach(async () => {
  for (const { client } of open.splice(0)) await client.dispose();
  await untilNobodyWatches();
});

const connection = (...args: Parameters<typeof openSockets> extends [unknown, ...infer R] ? R : never) => {
  const sockets = openSockets(server, ...args);
  open.push(sockets);
  return sockets;
};

async function watchers(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^dbdpo_graphql_subscriptions (\d+)$/m.exec(metrics)![1]);
}
const untilNobodyWatches = () => vi.waitFor(async () => expect(await watchers()).toBe(0), { timeout: 3000 });

const experimentId = () => `Experiment:${stored.experiment.id}`;
const runId = () => `Run:${stored.runId}`;
const progress = (done: number) =>
  recordProgress(server.db, {
    stageId: stored.stageId,
    experimentId: stored.experiment.id,
    progress: { done, total: 1000, unit: "steps" },
  });

const ofExperiment = "subscription ($id: ID!) { experimentProgress(id: $id) { status progress { stages } } }";
const ofRun = `subscription ($id: ID!) {
  runProgress(id: $id) { stages { stage { progress { done } } } experiment { status } }
}`;
const doneIn = (data: { runProgress: { stages: { stage: { progress: { done: number } | null } }[] } }) =>
  data.runProgress.stages[0]!.stage.progress?.done;

/** Code of the one error that a subscription was refused with. */
const refusal = async (sockets: Sockets, query: string, variables?: Readonly<Record<string, unknown>>) => {
  const { over, events } = sockets.watch(query, variables);
  const errors = (await over) as { message: string; extensions: { code: string } }[];
  expect(events).toEqual([]);
  expect(errors).toHaveLength(1);
  return { message: errors[0]!.message, ...errors[0]!.extensions };
};

describe("a subscription", () => {
  it("tells the present state at once, and then what changes", async () => {
    const { events, over } = connection().watch(ofExperiment, { id: experimentId() });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    expect(events[0]!.data).toEqual({ experimentProgress: { status: "DRAFT", progress: { stages: 1 } } });
    await setExperimentStatus(server.db, stored.experiment.id, "running");
    await vi.waitFor(() => expect(events.at(-1)!.data.experimentProgress.status).toBe("RUNNING"));
    await setExperimentStatus(server.db, stored.experiment.id, "failed", {
      code: "DIVERGED",
      message: "It did.",
    });
    // What is over is told, and then no more is to be expected.
    expect(await over).toBeUndefined();
    expect(events.at(-1)!.data.experimentProgress.status).toBe("FAILED");
    await setExperimentStatus(server.db, stored.experiment.id, "draft");
  });

  it("tells 100 changes of a second in at most 5 events, the last of them in the last", async () => {
    const { events } = connection().watch(ofRun, { id: runId() });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    const begun = performance.now();
    for (let done = 1; done <= 100; done++) {
      await progress(done);
      // A change every 10 ms, however long the last one took.
      await delay(Math.max(0, begun + done * 10 - performance.now()));
    }
    const seconds = (performance.now() - begun) / 1000;
    await vi.waitFor(() => expect(doneIn(events.at(-1)!.data)).toBe(100));
    const seen = events.map(({ data }) => doneIn(data));
    expect(seen.length - 1).toBeLessThanOrEqual(Math.ceil(seconds * 4) + 1);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.slice(1)).toEqual([...seen.slice(1)].sort((a, b) => a! - b!));
    const gaps = events.slice(1).map(({ at }, i) => at - events[i]!.at);
    // Sent every 250 ms; on the way they may come closer together.
    expect(gaps.reduce((a, b) => a + b) / gaps.length).toBeGreaterThan(200);
  });

  it("of metric points tells the newest that are there, then those that come", async () => {
    const record = (steps: readonly number[]) =>
      recordMetrics(
        server.db,
        stored.stageId,
        steps.flatMap((step) => [
          { metric: "loss", step, value: 1 / step, time: 1_700_000_000_000 + step },
          { metric: "implicit_accuracy", step, value: Number.NaN, time: 1_700_000_000_000 + step },
        ]),
      );
    const announce = () => announceExperiment(server.db, stored.experiment.id);
    const query = `subscription ($id: ID!, $names: [String!], $after: DateTime) {
      metricPoints(runId: $id, names: $names, after: $after) {
        series { name round stage { id } steps values times skipped } } }`;
    const sockets = connection();
    const all = sockets.watch(query, { id: runId() });
    const loss = sockets.watch(query, { id: runId(), names: ["loss"] });
    await vi.waitFor(() => expect([all.events.length, loss.events.length]).toEqual([1, 1]));
    expect(all.events[0]!.data).toEqual({ metricPoints: { series: [] } });
    // A change that brings no points is no event.
    await announce();
    await record([1, 2]);
    await announce();
    await vi.waitFor(() => expect([all.events.length, loss.events.length]).toEqual([2, 2]));
    const stage = { id: `Stage:${stored.stageId}` };
    const times = ["2023-11-14T22:13:20.001Z", "2023-11-14T22:13:20.002Z"];
    const lossSeries = {
      name: "loss",
      round: 1,
      stage,
      steps: [1, 2],
      values: [1, 0.5],
      times,
      skipped: false,
    };
    expect(loss.events[1]!.data).toEqual({ metricPoints: { series: [lossSeries] } });
    expect(all.events[1]!.data).toEqual({
      metricPoints: {
        series: [{ ...lossSeries, name: "implicit_accuracy", values: [null, null] }, lossSeries],
      },
    });
    await record([3]);
    await announce();
    await vi.waitFor(() => expect(loss.events).toHaveLength(3));
    expect(loss.events[2]!.data.metricPoints.series[0]).toMatchObject({ steps: [3], skipped: false });
    const again = sockets.watch(query, { id: runId(), names: ["loss"], after: times[1] });
    await vi.waitFor(() => expect(again.events).toHaveLength(1));
    expect(again.events[0]!.data.metricPoints.series[0]).toMatchObject({ steps: [3] });
    await record(Array.from({ length: 3000 }, (_, i) => i + 4));
    await announce();
    await vi.waitFor(() => expect(all.events.length).toBeGreaterThan(3), { timeout: 5000 });
    const last = all.events.at(-1)!.data.metricPoints.series as { steps: number[]; skipped: boolean }[];
    expect(last.map(({ steps, skipped }) => [steps.length, steps.at(-1), skipped])).toEqual([
      [1000, 3003, true],
      [1000, 3003, true],
    ]);
  });

  it("tells what goes wrong with an event in it, by an id, and goes on", async () => {
    const { events } = connection().watch(ofExperiment, { id: experimentId() });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    await server.db.sql.execute("alter table run_stages rename to run_stages_away");
    await announceExperiment(server.db, stored.experiment.id);
    await vi.waitFor(() => expect(events.at(-1)!.errors).toHaveLength(1));
    await server.db.sql.execute("alter table run_stages_away rename to run_stages");
    const [error] = events.at(-1)!.errors;
    expect(error!.extensions).toEqual({ code: "INTERNAL", errorId: expect.any(String) });
    expect(server.log()).toContain(error!.extensions!.errorId);
    expect(JSON.stringify(error)).not.toMatch(/run_stages|select/);
    await announceExperiment(server.db, stored.experiment.id);
    await vi.waitFor(() => expect(events.at(-1)!.errors).toEqual([]));
  });

  it("goes on when the connection that listens is lost", async () => {
    const { events } = connection().watch(ofExperiment, { id: experimentId() });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    const { rows } = await server.db.sql.execute(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where query like 'listen "dbdpo%' or (query = 'select 1' and backend_type = 'client backend')`);
    expect(rows.length).toBeGreaterThan(0);
    const begun = performance.now();
    await setExperimentStatus(server.db, stored.experiment.id, "queued");
    await vi.waitFor(() => expect(events.at(-1)!.data.experimentProgress.status).toBe("QUEUED"), {
      timeout: 10_000,
    });
    expect(performance.now() - begun).toBeLessThan(10_000);
    await setExperimentStatus(server.db, stored.experiment.id, "draft");
    await vi.waitFor(() => expect(events.at(-1)!.data.experimentProgress.status).toBe("DRAFT"));
  });
});

describe("is refused", () => {
  const unknown = "01990000-0000-7000-8000-000000000000";

  it.each([
    ["an unknown id", ofExperiment, { id: `Experiment:${unknown}` }, "NOT_FOUND"],
    ["an unknown run", ofRun, { id: `Run:${unknown}` }, "NOT_FOUND"],
    ["an id of another type", ofExperiment, { id: `Run:${unknown}` }, "BAD_INPUT"],
    ["a malformed id", ofRun, { id: "Run:1' or '1'='1" }, "BAD_INPUT"],
    ["a missing variable", ofRun, {}, "BAD_USER_INPUT"],
    ["a query", "{ viewer { role } }", {}, "OPERATION_REFUSED"],
    ["a mutation", "mutation { startExperiment(input: { id: 1 }) { __typename } }", {}, "OPERATION_REFUSED"],
    [
      "an invalid document",
      "subscription { experimentProgres(id: 1) { id } }",
      {},
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["no document", "subscription {", {}, "GRAPHQL_PARSE_FAILED"],
    ["two at once", "subscription { a: __typename b: __typename }", {}, "GRAPHQL_VALIDATION_FAILED"],
  ])("%s", async (_, query, variables, code) => {
    const told = await refusal(connection(), query, variables);
    expect(told.code).toBe(code);
    expect(told.message).not.toMatch(/did you mean/i);
  });

  it("whoever has no credential, or one that is not good", async () => {
    expect(await refusal(connection({ params: {} }), ofExperiment, { id: experimentId() })).toMatchObject({
      code: "UNAUTHENTICATED",
    });
    for (const authorization of ["Bearer dbdpo_wrong", "Basic abc"]) {
      const sockets = connection({ params: { authorization } });
      await sockets.watch(ofExperiment, { id: experimentId() }).over;
      expect(sockets.closed).toEqual([{ code: 4403, reason: expect.stringMatching(/malformed/) }]);
    }
  });

  it("the sixth of one connection; the five go on", async () => {
    const sockets = connection();
    const five = Array.from({ length: 5 }, () => sockets.watch(ofExperiment, { id: experimentId() }));
    await vi.waitFor(() => expect(five.map(({ events }) => events.length)).toEqual([1, 1, 1, 1, 1]));
    expect(await watchers()).toBe(5);
    expect(await refusal(sockets, ofExperiment, { id: experimentId() })).toMatchObject({
      code: "RATE_LIMITED",
    });
    five[0]!.stop();
    await vi.waitFor(async () => expect(await watchers()).toBe(4));
    const another = sockets.watch(ofExperiment, { id: experimentId() });
    await vi.waitFor(() => expect(another.events).toHaveLength(1));
  });

  it("another site's page with a visitor's session, not this one's", async () => {
    const answer = await fetch(server.signInUrl, { redirect: "manual" });
    const cookie = answer.headers
      .getSetCookie()
      .map((c) => c.split(";")[0]!)
      .join("; ");
    const stranger = connection({ headers: { cookie, origin: "https://elsewhere.example" }, params: {} });
    await stranger.watch(ofExperiment, { id: experimentId() }).over;
    expect(stranger.closed).toEqual([{ code: 4403, reason: expect.stringMatching(/origin/) }]);
    const own = connection({ headers: { cookie, origin: server.url }, params: {} });
    const { events } = own.watch(ofExperiment, { id: experimentId() });
    await vi.waitFor(() => expect(events).toHaveLength(1));
  });

  it("whose key is revoked while it watches, at its next event", async () => {
    const { issued } = await server.mutate<{ issued: { key: string; apiKey: { id: string } } }>(
      "createApiKey",
      { name: "short-lived", scopes: ["READ"] },
      "issued { key apiKey { id } }",
    );
    const sockets = connection({ params: { authorization: `Bearer ${issued.key}` } });
    const { events, over } = sockets.watch(ofExperiment, { id: experimentId() });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    await server.mutate("revokeApiKey", { id: issued.apiKey.id });
    await announceExperiment(server.db, stored.experiment.id);
    expect(await over).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });
});

describe("a connection", () => {
  it("releases what is watched when a subscription ends, and when it closes, though nothing changes", async () => {
    const sockets = connection();
    const watched = [1, 2, 3].map(() => sockets.watch(ofExperiment, { id: experimentId() }));
    await vi.waitFor(() => expect(watched.map(({ events }) => events.length)).toEqual([1, 1, 1]));
    expect(await watchers()).toBe(3);
    watched[0]!.stop();
    await vi.waitFor(async () => expect(await watchers()).toBe(2));
    sockets.socket().terminate();
    await untilNobodyWatches();
  });

  it("whose client does not read is cut off, and little is made for it meanwhile", async () => {
    const note = "n".repeat(10_000);
    await server.mutate("annotateExperiment", { id: experimentId(), note });
    const fields = Array.from({ length: 15 }, (_, i) => `n${i}: note`).join(" ");
    const query = `subscription ($id: ID!) { experimentProgress(id: $id) { ${fields} configuration } }`;
    const sockets = connection();
    const watched = Array.from({ length: 5 }, () => sockets.watch(query, { id: experimentId() }));
    await vi.waitFor(() => expect(watched.every(({ events }) => events.length === 1)).toBe(true));
    const raw = (sockets.socket() as unknown as { _socket: Socket })._socket;
    raw.pause();
    // It cannot tell that it is cut off as long as it does not read.
    await vi.waitFor(
      async () => {
        await announceExperiment(server.db, stored.experiment.id);
        expect(await watchers()).toBe(0);
      },
      { timeout: 8000, interval: 100 },
    );
    raw.resume();
    await vi.waitFor(() => expect(sockets.closed).toHaveLength(1));
    await server.mutate("annotateExperiment", { id: experimentId(), note: null });
  });

  it.each([
    ["no JSON", "{"],
    ["a message of a server", '{"type":"connection_ack"}'],
    ["more than is taken", JSON.stringify({ type: "ping", payload: { a: "x".repeat(300_000) } })],
  ])("that sends %s is closed with a reason, and the console stays clean", async (_, message) => {
    const complaints = vi.spyOn(console, "error");
    const sockets = connection();
    const { events } = sockets.watch(ofExperiment, { id: experimentId() });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    sockets.socket().send(message);
    await vi.waitFor(() => expect(sockets.closed).toHaveLength(1));
    expect([4400, 1009]).toContain(sockets.closed[0]!.code);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  it.each(["//", "/elsewhere", "http://[", "/graphql%00", "*"])(
    "to %s is no WebSocket, and harms nobody",
    async (path) => {
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname);
      const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n${upgrade}Sec-WebSocket-Key: x\r\n\r\n`);
      let answer = "";
      socket.on("data", (chunk) => {
        answer += String(chunk);
      });
      await once(socket, "close");
      expect(answer).toMatch(/^HTTP\/1.1 40[04]/);
      expect((await server.query("{ viewer { role } }")).status).toBe(200);
    },
  );
});
