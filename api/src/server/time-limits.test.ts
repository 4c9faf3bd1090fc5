import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type LockedTable, lockTable, startTestServer, type TestServer } from "../testing/index.ts";

let server: TestServer;
let impatient: TestServer;
let lock: LockedTable | undefined;
beforeAll(async () => {
  server = await startTestServer({}, { timing: { operation: 400 } });
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
    expect(performance.now() - begun).toBeLessThan(2000);
    expect([status, data]).toEqual([503, null]);
    expect(errors).toMatchObject([
      {
        message: "The operation took longer than 0.4 s and was stopped; ask for less at once.",
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
