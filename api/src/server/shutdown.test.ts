import { Agent, request } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import WebSocket from "ws";
import {
  lockTable,
  openSockets,
  startTestServer,
  storeExperiment,
  type TestServer,
} from "../testing/index.ts";

let server: TestServer;
afterEach(() => server.dispose());

/** Asks for a path over a connection that is kept. */
function get(agent: Agent, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, server.url), { agent }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode!));
    });
    asked.on("error", reject).end();
  });
}

const isRefused = () =>
  new Promise<boolean>((resolve) => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("connect", () => resolve(false)).on("error", () => resolve(true));
    socket.once("connect", () => socket.destroy());
  });

describe("a server that is stopped", () => {
  it("says so first, takes no more connections, tells WebSockets to come back, lets a query finish", async () => {
    server = await startTestServer({}, { timing: { notice: 300 } });
    const agent = new Agent({ keepAlive: true });
    expect(await get(agent, "/ready")).toBe(200);
    const { experiment } = await storeExperiment(server.db, "watched");
    const sockets = openSockets(server);
    const { events } = sockets.watch("subscription ($id: ID!) { experimentProgress(id: $id) { status } }", {
      id: `Experiment:${experiment.id}`,
    });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    const deaf = new WebSocket(`${server.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    await new Promise((resolve) => deaf.once("open", resolve));
    deaf.pause();
    const lock = await lockTable(server.db, "concepts");
    const underWay = server.query("{ concepts(first: 1) { totalCount nodes { name } } }");
    await lock.untilWaiting(1);
    let stopped = false;
    const stopping = server.stop().then(() => {
      stopped = true;
    });
    expect(await get(agent, "/ready")).toBe(503);
    expect(await get(agent, "/health")).toBe(200);
    expect(await isRefused()).toBe(false);
    await vi.waitFor(async () => expect(await isRefused()).toBe(true));
    await vi.waitFor(() =>
      expect(sockets.closed).toEqual([{ code: 1012, reason: expect.stringMatching(/again/) }]),
    );
    expect(stopped).toBe(false);
    await lock.release();
    expect((await underWay).data).toEqual({ concepts: { totalCount: 1, nodes: [{ name: "dog" }] } });
    const begun = performance.now();
    await stopping;
    // Neither the connections that clients would keep nor a WebSocket that does not answer hold it up.
    expect(performance.now() - begun).toBeLessThan(4000);
    agent.destroy();
    deaf.terminate();
    await sockets.client.dispose();
    const lines = server.log().trim().split("\n");
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ msg: "stopped" });
    expect(server.log()).not.toContain("not closed as it should be");
  });

  it("leaves its database to another server on it, and cuts off what takes too long", async () => {
    server = await startTestServer({}, { timing: { drain: 300 } });
    const { dataFolder, key } = server;
    const other = await startTestServer({}, { dataFolder });
    const headers = { authorization: `Bearer ${key}` };
    const input = { email: "both@dbdpo.example", name: "B" };
    await other.mutate("createUser", input, "user { id }", headers);
    const query = '{ users(first: 2, filter: { emailContains: "both" }) { totalCount } }';
    expect((await server.query(query)).data).toEqual({ users: { totalCount: 1 } });
    const { experiment } = await storeExperiment(server.db, "seen-by-both");
    const sockets = openSockets({ url: other.url, key });
    const { events } = sockets.watch("subscription ($id: ID!) { experimentProgress(id: $id) { status } }", {
      id: `Experiment:${experiment.id}`,
    });
    await vi.waitFor(() => expect(events).toHaveLength(1));
    await server.mutate("startExperiment", { id: `Experiment:${experiment.id}` });
    await vi.waitFor(() => expect(events.at(-1)!.data.experimentProgress.status).toBe("QUEUED"));
    const lock = await lockTable(other.db, "concepts");
    const underWay = server.query("{ concepts(first: 1) { nodes { id } } }");
    await lock.untilWaiting(1);
    const lost = expect(underWay).rejects.toThrow();
    await server.stop();
    await lost;
    await lock.release();
    expect((await other.query(query, {}, headers)).data).toEqual({ users: { totalCount: 1 } });
    await sockets.client.dispose();
    await other.stop();
  });
});
