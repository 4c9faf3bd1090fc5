import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AppError } from "./contract/index.ts";
import { type Database, openDatabase } from "./database.ts";
import { guarded } from "./database-error.ts";
import { ObservedPool, observeStatements } from "./observed-pool.ts";
import { prepareCluster } from "./server/cluster.ts";
import { runProgram } from "./server/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "dbdpo-observed-"));
let db: Database;
beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Work under an observer that counts, and can be stopped. */
function observed<T>(work: () => Promise<T>) {
  const texts: string[] = [];
  const controller = new AbortController();
  const observer = { onStatement: (text: string) => void texts.push(text), signal: controller.signal };
  const result = observeStatements(observer, () => guarded(work));
  result.catch(() => {});
  return { texts, result, stop: (reason?: unknown) => controller.abort(reason) };
}

async function withPool(max: number, work: (pool: ObservedPool) => Promise<void>): Promise<void> {
  const pool = new ObservedPool({ ...db.connection, max });
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("error", () => {});
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}

/** Waits until so many statements of the test sleep on the server. */
const untilSleeping = (n: number) =>
  vi.waitFor(
    async () => {
      const { rows } = await db.sql.execute<{ n: number }>(
        sql`select count(*)::int as n from pg_stat_activity where wait_event = 'PgSleep'`,
      );
      expect(rows[0]!.n).toBe(n);
    },
    { timeout: 5000, interval: 10 },
  );

const sleep = sql`select pg_sleep(30)`;

describe("statements under an observer", () => {
  it("are told to it, alone and in transactions, and to nobody else", async () => {
    const { texts, result } = observed(async () => {
      await db.sql.execute(sql`select 1`);
      await db.sql.transaction(async (tx) => {
        await tx.execute(sql`select ${2}::int`);
        await tx.transaction((inner) => inner.execute(sql`select 3`));
      });
    });
    await db.sql.execute(sql`select 4`);
    await result;
    await db.sql.execute(sql`select 5`);
    expect(texts).toEqual([
      "select 1",
      "begin",
      "select $1::int",
      "savepoint sp1",
      "select 3",
      "release savepoint sp1",
      "commit",
    ]);
  });

  it("leave no trace on a connection that goes back", () =>
    withPool(1, async (pool) => {
      const texts: string[] = [];
      const observer = { onStatement: (text: string) => void texts.push(text) };
      const first = await observeStatements(observer, () => pool.connect());
      await first.query("select 1");
      first.release();
      expect(() => first.release()).toThrow(/released/);
      const second = await pool.connect();
      expect(second).toBe(first);
      expect(Object.hasOwn(second, "query")).toBe(false);
      await second.query("select 2");
      second.release();
      await pool.query("select 3");
      expect(texts).toEqual(["select 1"]);
    }));

  it("that fail end with their own error, and their connection is used again", () =>
    withPool(1, async (pool) => {
      const { result } = observed(() => pool.query("select 1/0") as Promise<unknown>);
      await expect(result).rejects.toThrow(/division by zero/);
      const pid = async () => (await pool.query("select pg_backend_pid() as pid")).rows[0].pid;
      const before = await pid();
      await expect(observed(() => pool.query("select nothing")).result).rejects.toThrow(/nothing/);
      expect(await pid()).toBe(before);
    }));
});

describe("the signal of an observer", () => {
  it("stops the statement under way on the server, at once and with its reason", async () => {
    const { result, stop } = observed(() => db.sql.execute(sleep));
    await untilSleeping(1);
    const began = performance.now();
    stop(new AppError("CANCELLED", "The reader went away."));
    await expect(result).rejects.toMatchObject({ code: "CANCELLED", message: "The reader went away." });
    expect(performance.now() - began).toBeLessThan(1000);
    await untilSleeping(0);
  });

  it("is an error of ours whatever fired it", async () => {
    const timed = observeStatements({ signal: AbortSignal.timeout(50) }, () =>
      guarded(() => db.sql.execute(sleep)),
    );
    await expect(timed).rejects.toMatchObject({ code: "CANCELLED" });
    await untilSleeping(0);
  });

  it("stops a transaction, of which nothing stays", async () => {
    await db.sql.execute(sql`create table if not exists kept (n int)`);
    const { texts, result, stop } = observed(() =>
      db.sql.transaction(async (tx) => {
        await tx.execute(sql`insert into kept values (1)`);
        await tx.execute(sleep);
      }),
    );
    await untilSleeping(1);
    stop();
    await expect(result).rejects.toMatchObject({ code: "CANCELLED" });
    await untilSleeping(0);
    expect(texts).toEqual(["begin", "insert into kept values (1)", "select pg_sleep(30)", "rollback"]);
    expect((await db.sql.execute(sql`select * from kept`)).rows).toEqual([]);
  });

  it("keeps a transaction that waits for something else from going on", async () => {
    const { promise: waited, resolve: goOn } = Promise.withResolvers<void>();
    const { texts, result, stop } = observed(() =>
      db.sql.transaction(async (tx) => {
        await tx.execute(sql`insert into kept values (2)`);
        await waited;
        await tx.execute(sql`insert into kept values (3)`);
      }),
    );
    await vi.waitFor(() => expect(texts).toHaveLength(2));
    stop();
    goOn();
    await expect(result).rejects.toMatchObject({ code: "CANCELLED" });
    expect(texts.at(-1)).toBe("rollback");
    expect((await db.sql.execute(sql`select * from kept`)).rows).toEqual([]);
  });

  it("that fired before lets no statement through", async () => {
    const texts: string[] = [];
    const observer = { signal: AbortSignal.abort(), onStatement: (text: string) => void texts.push(text) };
    const alone = observeStatements(observer, () => guarded(() => db.sql.execute(sql`select 1`)));
    await expect(alone).rejects.toMatchObject({ code: "CANCELLED" });
    const work = () => guarded(() => db.sql.transaction((tx) => tx.execute(sql`select 1`)));
    await expect(observeStatements(observer, work)).rejects.toMatchObject({ code: "CANCELLED" });
    expect(texts).toEqual([]);
  });

  it("works while every connection is taken, for statements and for those that wait for a connection", () =>
    withPool(1, async (pool) => {
      const first = observed(() => pool.query("select pg_sleep(30)") as Promise<unknown>);
      await untilSleeping(1);
      const second = observed(() => pool.query("select 1") as Promise<unknown>);
      second.stop();
      await expect(second.result).rejects.toMatchObject({ code: "CANCELLED" });
      expect(pool.waitingCount).toBe(1);
      first.stop();
      await expect(first.result).rejects.toMatchObject({ code: "CANCELLED" });
      await untilSleeping(0);
      expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    }));

  it("never hits a later statement of the same connection, however close", () =>
    withPool(1, async (pool) => {
      let stopped = 0;
      for (let round = 0; round < 150; round++) {
        const { result, stop } = observed(() => pool.query("select pg_sleep(0.002)") as Promise<unknown>);
        // Around the statement's end: from well before it to well after.
        const moment = (round % 15) / 3;
        const timer = setTimeout(stop, moment);
        stopped += await result.then(
          () => 0,
          () => 1,
        );
        stop();
        clearTimeout(timer);
        await pool.query("select pg_sleep(0.001)");
      }
      expect(stopped).toBeGreaterThan(0);
      expect(stopped).toBeLessThan(150);
    }));
});

describe("a database that is restarted during a statement", () => {
  it("ends it with a clean error, and is used again in seconds", { timeout: 60_000 }, async () => {
    const plain = guarded(() => db.sql.execute(sleep));
    const { result: watched } = observed(() => db.sql.execute(sleep));
    const { result: transaction } = observed(() => db.sql.transaction((tx) => tx.execute(sleep)));
    const outcomes = Promise.allSettled([plain, watched, transaction]);
    await untilSleeping(3);
    const cluster = await prepareCluster(folder, () => {});
    await runProgram(cluster, "pg_ctl", (at) => [
      ...["restart", "-D", `${at}/data`, "-m", "immediate", "-w", "-l", `${at}/restart.log`],
    ]);
    const restarted = performance.now();
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "DATABASE" } });
    await vi.waitFor(() => guarded(() => db.sql.execute(sql`select 1`)), { timeout: 10_000, interval: 50 });
    expect(performance.now() - restarted).toBeLessThan(10_000);
    const { result } = observed(() => db.sql.transaction((tx) => tx.execute(sql`select 1 as one`)));
    expect((await result).rows).toEqual([{ one: 1 }]);
  });
});
