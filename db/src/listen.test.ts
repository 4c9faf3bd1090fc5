import { connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Listener, listenTo } from "./listen.ts";
import { openTestDatabase, type TestDatabase } from "./testing/index.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.dispose());

const channel = "test_channel";

/** Listens, and keeps what was heard. */
async function listen(connection = test.db.connection) {
  const heard: string[] = [];
  let gaps = 0;
  const listener: Listener = await listenTo({ connection }, [channel], {
    onMessage: (_, payload) => heard.push(payload),
    onGap: () => gaps++,
    beatMillis: 500,
  });
  return { heard, gaps: () => gaps, listener };
}

const notify = (payload: string) => test.db.sql.execute(sql`select pg_notify(${channel}, ${payload})`);

/** Ends every connection that listens, and says how many there were. */
async function endListeners(): Promise<number> {
  const { rows } = await test.db.sql.execute<{ n: number }>(sql`
    select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
    where query like 'listen%' or query = 'select 1'`);
  return rows[0]!.n;
}

describe("a listener", () => {
  it("hears, and nothing after it is closed", async () => {
    const { heard, listener } = await listen();
    await notify("a");
    await vi.waitFor(() => expect(heard).toEqual(["a"]));
    await listener.close();
    await notify("b");
    expect(heard).toEqual(["a"]);
    expect(await endListeners()).toBe(0);
  });

  it("listens again when its connection is ended, and says that it may have missed something", async () => {
    const { heard, gaps, listener } = await listen();
    for (const round of [1, 2, 3]) {
      expect(await endListeners()).toBe(1);
      await vi.waitFor(() => expect(gaps()).toBe(round), { timeout: 10_000 });
      await notify(`after ${round}`);
      await vi.waitFor(() => expect(heard.at(-1)).toBe(`after ${round}`));
    }
    await listener.close();
  });

  it("leaves no connection behind when it is closed while it connects anew", async () => {
    const { gaps, listener } = await listen();
    const { connect: plain } = pg.Client.prototype;
    const gate = Promise.withResolvers<void>();
    let connected: Promise<pg.Client> | undefined;
    const connecting = vi.spyOn(pg.Client.prototype, "connect");
    connecting.mockImplementation(function (this: pg.Client) {
      connected = gate.promise.then(() => (plain as () => Promise<pg.Client>).call(this));
      return connected;
    });
    await endListeners();
    await vi.waitFor(() => expect(connected).toBeDefined());
    await listener.close();
    gate.resolve();
    await connected;
    connecting.mockRestore();
    await vi.waitFor(async () => expect(await endListeners()).toBe(0));
    expect(gaps()).toBe(0);
  });

  it("notices soon that the other end went without a word", async () => {
    const { port } = new URL(test.db.connection.connectionString);
    const sockets = new Set<Socket>();
    let silent = false;
    const proxy = createServer((near) => {
      const far = connect(Number(port), "127.0.0.1");
      const pass = (to: Socket) => (chunk: Buffer) => silent || to.write(chunk);
      near.on("data", pass(far)).on("error", () => {});
      far.on("data", pass(near)).on("error", () => {});
      near.on("close", () => far.destroy());
      sockets.add(near);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const through = new URL(test.db.connection.connectionString);
    through.port = String((proxy.address() as { port: number }).port);
    const { heard, gaps, listener } = await listen({
      ...test.db.connection,
      connectionString: through.href,
    });
    silent = true;
    await vi.waitFor(() => expect([...sockets].every(({ destroyed }) => destroyed)).toBe(true), {
      timeout: 3000,
    });
    silent = false;
    await vi.waitFor(() => expect(gaps()).toBe(1), { timeout: 5000 });
    await notify("again");
    await vi.waitFor(() => expect(heard).toEqual(["again"]));
    await listener.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  });
});
