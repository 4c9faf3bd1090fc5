import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Database,
  openDatabase,
  openVolatileConnection,
  type VolatileConnection,
} from "@dreambooth-dpo/db";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openLog } from "../observe/index.ts";
import { CostLimiter, costLimits } from "./cost-limiter.ts";
import { SharedCounter, type SharedCounterOptions } from "./shared-counter.ts";
import { openProxy } from "./testing/index.ts";

const folder = mkdtempSync(join(tmpdir(), "counter-"));
let db: Database;
let logged = "";
const log = openLog("info", { write: (line: string) => (logged += line) });
const patient = { timeout: 20_000, interval: 20 };
const closing: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  logged = "";
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

function connect(connectionString = db.connection.connectionString): VolatileConnection {
  const connection = openVolatileConnection({ ...db, connection: { ...db.connection, connectionString } });
  closing.push(() => connection.close());
  return connection;
}

/** A counter as a process has one. */
function process(options: Partial<SharedCounterOptions> = {}): SharedCounter {
  const counter = new SharedCounter({
    connection: options.connection ?? connect(),
    log,
    flushMillis: 20,
    ...options,
  });
  closing.push(() => counter.close());
  return counter;
}
const stored = async (name: string) =>
  (await db.sql.execute<{ points: string }>(`select points from rate_limits where key = '${name}'`)).rows[0]
    ?.points;

describe("a shared counter", () => {
  it("adds up what many processes count", async () => {
    const counters = Array.from({ length: 4 }, () => process());
    for (let i = 0; i < 1000; i++) counters[i % 4]!.add("all", 3);
    for (const counter of counters) expect(counter.read("all").spent).toBe(750);
    await expect.poll(() => stored("all"), patient).toBe("3000");
    for (const counter of counters) counter.add("all", 1);
    await expect.poll(() => counters.map((counter) => counter.read("all").spent), patient).toContain(3004);
  });

  it("writes a name once however often it was counted", async () => {
    const connection = connect();
    const statements: string[] = [];
    const counter = process({
      flushMillis: 1_000_000,
      connection: {
        query: (statement) => {
          statements.push(statement.text);
          return connection.query(statement);
        },
      },
    });
    for (let i = 0; i < 10_000; i++) counter.add(`name ${i % 3}`, 1);
    await counter.flush();
    expect(statements.filter((text) => text.includes("INSERT"))).toHaveLength(3);
    await counter.flush();
    expect(statements.filter((text) => text.includes("INSERT"))).toHaveLength(3);
  });

  it("begins anew when its window is over", async () => {
    const counter = process({ windowSeconds: 1 });
    counter.add("window", 7);
    expect(counter.read("window")).toEqual({ spent: 7, resetSeconds: 1 });
    await expect.poll(() => counter.read("window").spent, patient).toBe(0);
    counter.add("window", 2);
    expect(counter.read("window").spent).toBe(2);
    await expect.poll(() => stored("window"), patient).toBe("2");
  });

  it("does not wait for the disk", async () => {
    const { rows } = await connect().query({ text: "show synchronous_commit" });
    expect(rows).toEqual([{ synchronous_commit: "off" }]);
  });

  it("counts alone while the database is away, says so once, and then makes up for it", async () => {
    const proxy = await openProxy(db.connection.connectionString);
    closing.push(() => proxy.close());
    const counter = process({ connection: connect(proxy.connectionString) });
    counter.add("outage", 1);
    await expect.poll(() => stored("outage"), patient).toBe("1");
    proxy.block();
    counter.add("outage", 10);
    await expect.poll(() => logged, patient).toContain("counting alone");
    for (let i = 0; i < 100; i++) counter.add("outage", 1);
    for (let i = 0; i < 3; i++) await counter.flush();
    expect(counter.read("outage").spent).toBe(111);
    expect(logged.match(/counting alone/g)).toHaveLength(1);
    proxy.unblock();
    await expect.poll(() => stored("outage"), patient).toBe("111");
    await expect.poll(() => logged, patient).toContain("shared again");
    expect(counter.read("outage").spent).toBe(111);
  });

  it("keeps no more names than it may, even while the database is away", async () => {
    const proxy = await openProxy(db.connection.connectionString);
    closing.push(() => proxy.close());
    proxy.block();
    const counter = process({ connection: connect(proxy.connectionString), capacity: 1000 });
    for (let i = 0; i < 50_000; i++) counter.add(`address ${i}`, 1);
    const known = Array.from({ length: 50_000 }, (_, i) => counter.read(`address ${i}`).spent);
    const count = known.filter((spent) => spent > 0).length;
    expect(count).toBeGreaterThanOrEqual(900);
    expect(count).toBeLessThanOrEqual(1000);
    expect(known.at(-1)).toBe(1);
  });
});

describe("the limit of cost", () => {
  const viewer = { role: "researcher", subject: "key:1" } as const;
  const refusal = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return error as Error & { detail: Record<string, unknown> };
    }
    return expect.unreachable();
  };

  it("lets a credential spend its points a minute and no more", () => {
    const limiter = new CostLimiter(process(), costLimits(100));
    expect(limiter.spend(viewer, null, 60)).toEqual({
      limit: 100,
      remaining: 40,
      resetSeconds: expect.closeTo(60, -1),
    });
    expect(limiter.spend(viewer, null, 0)).toMatchObject({ remaining: 40 });
    expect(refusal(() => limiter.spend(viewer, null, 41))).toMatchObject({
      code: "RATE_LIMITED",
      detail: { value: 41, expected: "at most 40 points", retryAfter: expect.closeTo(60, -1) },
    });
    expect(limiter.spend(viewer, null, 40)).toMatchObject({ remaining: 0 });
    expect(limiter.spend({ ...viewer, subject: "key:2" }, null, 100)).toMatchObject({ remaining: 0 });
    expect(refusal(() => limiter.spend({ ...viewer, subject: "key:3" }, null, 101)).detail.hint).toMatch(
      /^Ask for less/,
    );
    expect(limiter.spend({ role: "anonymous", subject: "anonymous:x" }, null, 4)).toMatchObject({
      limit: 10,
      remaining: 6,
    });
  });

  it("lets all credentials of an address spend four times that, the tighter limit told", () => {
    const limiter = new CostLimiter(process(), costLimits(100));
    const address = "192.0.2.77";
    const spend = (n: number, cost: number) =>
      limiter.spend({ ...viewer, subject: `of an address ${n}` }, address, cost);
    for (const n of [1, 2, 3, 4]) expect(spend(n, 90)).toMatchObject({ limit: 100, remaining: 10 });
    expect(spend(5, 35)).toEqual({ limit: 400, remaining: 5, resetSeconds: expect.closeTo(60, -1) });
    expect(refusal(() => spend(6, 6)).detail).toMatchObject({ expected: "at most 5 points" });
    expect(spend(6, 5)).toMatchObject({ remaining: 0 });
  });

  it("holds over processes", async () => {
    const limiters = [1, 2].map(() => new CostLimiter(process(), costLimits(100)));
    const subject = "key:of two processes";
    for (const limiter of limiters) limiter.spend({ ...viewer, subject }, null, 45);
    await expect.poll(() => stored(`cost:${subject}`), patient).toBe("90");
    for (const limiter of limiters) limiter.spend({ ...viewer, subject }, null, 1);
    await expect.poll(() => stored(`cost:${subject}`), patient).toBe("92");
    const outcomes = () =>
      limiters.map((limiter) => {
        try {
          return limiter.spend({ ...viewer, subject }, null, 0).remaining;
        } catch {
          return -1;
        }
      });
    await expect.poll(() => Math.min(...outcomes()), patient).toBe(8);
    expect(Math.max(...outcomes())).toBeLessThanOrEqual(9);
  });
});
