import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase, setExperimentStatus } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import {
  lockTable,
  openSockets,
  type Sockets,
  type StoredExperiment,
  startTestServer,
  storeExperiment,
  type TestServer,
} from "../testing/index.ts";

let server: TestServer;
let stored: StoredExperiment;
let sockets: Sockets;
beforeAll(async () => {
  server = await startTestServer();
  stored = await storeExperiment(server.db, "kept");
  sockets = openSockets(server);
});
afterAll(async () => {
  await sockets.client.dispose();
  await server.dispose();
});

const postmaster = () =>
  Number(readFileSync(join(server.dataFolder, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
const ready = async () => (await fetch(`${server.url}/ready`)).status;
const query = "{ concepts(first: 1) { nodes { name } } }";

it("survives a restart of the database: clean errors meanwhile, all well within 10 s, subscriptions too", async () => {
  expect(await ready()).toBe(200);
  const watched = sockets.watch("subscription ($id: ID!) { experimentProgress(id: $id) { status } }", {
    id: `Experiment:${stored.experiment.id}`,
  });
  await vi.waitFor(() => expect(watched.events).toHaveLength(1));
  const lock = await lockTable(server.db, "concepts");
  const underWay = server.query(query);
  await lock.untilWaiting(1);
  const begun = performance.now();
  process.kill(postmaster(), "SIGINT");
  const lost = await underWay;
  await expect(lock.release()).rejects.toThrow();
  expect([lost.status, lost.data]).toEqual([503, null]);
  expect(lost.errors).toMatchObject([{ extensions: { code: "DATABASE", errorId: expect.any(String) } }]);
  expect(lost.text).not.toMatch(/127\.0\.0\.1|ECONN|terminating|administrator/);
  await vi.waitFor(async () => expect(await ready()).toBe(503), { timeout: 5000 });
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  const away = await server.query(query);
  expect([away.status, away.errors?.[0]?.extensions.code]).toEqual([503, "DATABASE"]);

  const again: Database = await openDatabase({ dataFolder: server.dataFolder });
  const restarted = performance.now();
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 10_000 });
  expect((await server.query(query)).data).toEqual({ concepts: { nodes: [{ name: "dog" }] } });
  await setExperimentStatus(again, stored.experiment.id, "queued");
  await vi.waitFor(() => expect(watched.events.at(-1)!.data.experimentProgress.status).toBe("QUEUED"), {
    timeout: 10_000,
  });
  expect(performance.now() - restarted).toBeLessThan(10_000);
  expect(performance.now() - begun).toBeLessThan(20_000);
  expect(watched.events.flatMap(({ errors }) => errors)).toEqual([]);
  const id = `Experiment:${stored.experiment.id}`;
  expect((await server.mutate("cancelExperiment", { id })).__typename).toBe("CancelExperimentSuccess");
  // What works in the background works again too.
  const wanted = { kind: "IMAGES", format: "CSV", subjectId: id };
  const made = await server.mutate<{ export: { id: string } }>("requestExport", wanted, "export { id }");
  await vi.waitFor(
    async () => {
      const look = "query ($id: ID!) { node(id: $id) { ... on DataExport { status } } }";
      expect((await server.query(look, { id: made.export.id })).data).toEqual({ node: { status: "DONE" } });
    },
    { timeout: 10_000, interval: 100 },
  );
  await again.close();
});

it("ends in time though the database is away", async () => {
  process.kill(postmaster(), "SIGINT");
  await vi.waitFor(async () => expect(await ready()).toBe(503), { timeout: 5000 });
  const begun = performance.now();
  await server.stop();
  expect(performance.now() - begun).toBeLessThan(8000);
});
