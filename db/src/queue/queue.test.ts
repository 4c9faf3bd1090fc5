import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Database, openDatabase } from "../database.ts";
import { type JobOptions, openQueue, type Queue, type QueueOptions } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "dbdpo-queue-"));
let db: Database;
const queues: Queue[] = [];
beforeAll(async () => {
  db = await openDatabase({ dataFolder: folder });
});
afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.close()));
  await db.sql.execute(sql`delete from pgboss.job`);
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(options: QueueOptions = {}): Promise<Queue> {
  const queue = await openQueue(db, options);
  queues.push(queue);
  return queue;
}

const add = (queue: Queue, id: string, options?: JobOptions) =>
  db.sql.transaction((tx) => queue.addExperiment(tx, id, options));

async function jobs(id: string): Promise<string[]> {
  const { rows } = await db.sql.execute<{ state: string }>(
    sql`select state from pgboss.job where data->>'experimentId' = ${id} order by created_on`,
  );
  return rows.map(({ state }) => state);
}

const until = <T>(look: () => T | Promise<T>, timeout = 10_000) =>
  vi.waitFor(look, { timeout, interval: 25 });

/** A handler that notes what it is given and holds each job until it is let go. */
function holding() {
  const taken: { id: string; losses: number; signal: AbortSignal; end: (error?: Error) => void }[] = [];
  const handler = ({ experimentId }: { experimentId: string }, signal: AbortSignal, losses: number) =>
    new Promise<void>((resolve, reject) => {
      const end = (error?: Error) => (error ? reject(error) : resolve());
      taken.push({ id: experimentId, losses, signal, end });
      signal.addEventListener("abort", () => resolve());
    });
  return { taken, handler };
}

describe("a job", () => {
  it("is added with the transaction that makes it ready, or not at all", async () => {
    const queue = await open();
    const [kept, dropped] = [randomUUID(), randomUUID()];
    await add(queue, kept);
    const rolledBack = db.sql.transaction(async (tx) => {
      await queue.addExperiment(tx, dropped);
      throw new Error("changed my mind");
    });
    await expect(rolledBack).rejects.toThrow("changed my mind");
    expect([await jobs(kept), await jobs(dropped)]).toEqual([["created"], []]);
  });

  it("waits once however often it is added, by however many at the same time", async () => {
    const queue = await open();
    const id = randomUUID();
    await Promise.all(Array.from({ length: 6 }, () => add(queue, id)));
    await add(queue, id);
    expect(await jobs(id)).toEqual(["created"]);
  });

  it("that is added while the same is under way waits for its end", async () => {
    const queue = await open();
    const [first, second] = [holding(), holding()];
    const id = randomUUID();
    await add(queue, id);
    await queue.work("experiment", first.handler);
    await until(() => expect(first.taken).toHaveLength(1));
    await add(queue, id);
    const other = await open();
    const next = randomUUID();
    await other.work("experiment", second.handler);
    await add(queue, next);
    // The second worker is free and takes what came after, not what is under way.
    await until(() => expect(second.taken.map((job) => job.id)).toEqual([next]));
    expect(await jobs(id)).toEqual(["active", "created"]);
    first.taken[0]!.end();
    await until(() => expect(first.taken.map((job) => job.id)).toEqual([id, id]));
    expect(first.taken[1]!.losses).toBe(0);
  });

  it("is not taken before its time", async () => {
    const queue = await open();
    const { taken, handler } = holding();
    const [later, now] = [randomUUID(), randomUUID()];
    await add(queue, later, { afterSeconds: 3600 });
    await add(queue, now, { losses: 3 });
    await queue.work("experiment", handler);
    await until(() => expect(taken).toMatchObject([{ id: now, losses: 3 }]));
    expect(await jobs(later)).toEqual(["created"]);
  });

  it("that throws is tried again and told how often it was lost", async () => {
    const queue = await open();
    const { taken, handler } = holding();
    await queue.work("export", async ({ exportId }, signal, losses) =>
      handler({ experimentId: exportId }, signal, losses),
    );
    const id = randomUUID();
    await db.sql.transaction((tx) => queue.addExport(tx, id));
    await until(() => expect(taken).toHaveLength(1));
    taken[0]!.end(new Error("no luck"));
    await until(() => expect(taken).toHaveLength(2));
    expect(taken.map(({ losses }) => losses)).toEqual([0, 1]);
  });
});

describe("a queue", () => {
  it("that is closed fires the signal of the job under way and waits for it", async () => {
    const queue = await open();
    const id = randomUUID();
    let ended = false;
    const began = Promise.withResolvers<void>();
    await queue.work("experiment", async (_, signal) => {
      began.resolve();
      await once(signal, "abort");
      await db.sql.execute(sql`select pg_sleep(0.2)`);
      ended = true;
    });
    await add(queue, id);
    await began.promise;
    await queue.close();
    expect([ended, await jobs(id)]).toEqual([true, ["completed"]]);
    await queue.close();
  });

  it("of a database that does not answer is refused with a sentence", async () => {
    const connectionString = "postgresql://nobody@127.0.0.1:1/none";
    const lost = { ...db, connection: { ...db.connection, connectionString } };
    await expect(openQueue(lost)).rejects.toMatchObject({ code: "DATABASE" });
  });
});

const script = `
  import { openDatabase, openQueue } from ${JSON.stringify(new URL("../index.ts", import.meta.url).href)};
  const db = await openDatabase({ dataFolder: process.argv[1] });
  const queue = await openQueue(db, { heartbeatSeconds: 10 });
  await queue.work("experiment", ({ experimentId }) => {
    console.log(experimentId);
    return new Promise(() => {});
  });`;

describe("the job of a worker that is killed", () => {
  let child: ChildProcess;
  afterEach(() => {
    child.kill("SIGKILL");
  });

  it("goes to another once its heart has stopped", { timeout: 60_000 }, async () => {
    const queue = await open({ heartbeatSeconds: 10 });
    const id = randomUUID();
    child = spawn(process.execPath, ["--input-type=module", "-e", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await add(queue, id);
    const [said] = (await once(child.stdout!, "data")) as [Buffer];
    expect(said.toString().trim()).toBe(id);
    const { taken, handler } = holding();
    await queue.work("experiment", handler);
    child.kill("SIGKILL");
    const killedAt = performance.now();
    await until(() => expect(taken.map((job) => job.id)).toEqual([id]), 40_000);
    expect(taken[0]!.losses).toBe(1);
    // Heartbeat 10 s, two looks of the supervisor 5 s apart, a delay of 1 to 2 s, a poll each 2 s.
    expect(performance.now() - killedAt).toBeLessThan(27_000);
  });
});
