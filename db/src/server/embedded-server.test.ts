import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseError } from "../database-error.ts";
import { listConcepts, openDatabase, saveConcept } from "../index.ts";
import { enterServer } from "./embedded-server.ts";
import { findServerProcess, isAlive } from "./find-process.ts";

// mkdtemp makes it 0700: as root, the server's account cannot enter it.
const folder = mkdtempSync(join(tmpdir(), "dbdpo-server-"));
const files = join(folder, "postgres", "data");
const users = new Set<User>();

interface User {
  readonly process: ChildProcess;
  /** Sends a statement, or "close", and gives the answer. */
  ask(line: string): Promise<string>;
  kill(): Promise<void>;
}

const script = `
  import { openDatabase } from ${JSON.stringify(new URL("../index.ts", import.meta.url).href)};
  import { createInterface } from "node:readline";
  const db = await openDatabase({ dataFolder: process.argv[1] });
  console.log("ready");
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === "close") { await db.close(); console.log("closed"); break; }
    const answer = await db.sql.execute(line).then((r) => JSON.stringify(r.rows), (e) => "error " + e.message);
    console.log(answer);
  }`;

/** Another process that opens the database. */
async function startUser(): Promise<User> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const user: User = {
    process: child,
    ask: async (line) => {
      child.stdin.write(`${line}\n`);
      const answer = await next();
      if (line !== "close") return answer;
      child.stdin.end();
      await ended;
      users.delete(user);
      return answer;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
      users.delete(user);
    },
  };
  users.add(user);
  expect(await next()).toBe("ready");
  return user;
}

async function until(what: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!what()) {
    if (Date.now() > deadline) throw new Error(`waited too long until ${what}`);
    await delay(20);
  }
}

async function killServer(): Promise<void> {
  const { pid } = findServerProcess(files)!;
  process.kill(pid, "SIGKILL");
  await until(() => !isAlive(pid) || findServerProcess(files) === undefined);
}

const statusOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "no error",
    (error: unknown) => {
      const told = databaseError(error);
      return `${told.code}: ${told.message}`;
    },
  );

let first: User;
let second: User;
beforeAll(async () => {
  [first, second] = await Promise.all([startUser(), startUser()]);
});
afterAll(async () => {
  for (const user of users) await user.kill();
  if (findServerProcess(files)) await killServer();
  rmSync(folder, { recursive: true, force: true });
});

describe("the embedded server", () => {
  it("is made once by two processes that start at the same time, and migrated once", async () => {
    const migrations = "select count(*)::int as n from drizzle.__drizzle_migrations";
    const journal = readFileSync(new URL("../../migrations/meta/_journal.json", import.meta.url), "utf8");
    const { length } = (JSON.parse(journal) as { entries: unknown[] }).entries;
    expect(await first.ask(migrations)).toBe(JSON.stringify([{ n: length }]));
    expect(await second.ask("select 1 as one")).toBe('[{"one":1}]');
  });

  it("serves as anybody's own server does, by its address", async () => {
    const server = await enterServer(folder);
    const db = await openDatabase({ dataFolder: join(folder, "own"), url: server.url });
    expect(await listConcepts(db)).toEqual([]);
    await db.close();
    await server.leave();
    expect(existsSync(join(folder, "own", "postgres"))).toBe(false);
  });

  it("keeps its files in the data folder, which nobody else may enter, and never turns fsync off", async () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(files).isDirectory()).toBe(true);
    expect(await first.ask("show fsync")).toBe('[{"fsync":"on"}]');
    expect(await first.ask("show synchronous_commit")).toBe('[{"synchronous_commit":"on"}]');
  });

  it("outlives its starter while another uses it, and stops with the last", async () => {
    const { pid } = findServerProcess(files)!;
    expect(await first.ask("close")).toBe("closed");
    expect(await second.ask("select 2 as two")).toBe('[{"two":2}]');
    expect(findServerProcess(files)?.pid).toBe(pid);
    expect(await second.ask("close")).toBe("closed");
    await until(() => findServerProcess(files) === undefined);
  });

  it("recovers what was committed when everything is killed, and takes a reused process id for no server", async () => {
    const user = await startUser();
    await user.ask("create table kept (n int)");
    await user.ask("insert into kept select generate_series(1, 1000)");
    await user.ask("begin");
    await Promise.all([user.kill(), killServer()]);
    const path = join(files, "postmaster.pid");
    const [, ...rest] = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, [process.pid, ...rest].join("\n"));
    const next = await startUser();
    expect(await next.ask("select count(*)::int as n from kept")).toBe('[{"n":1000}]');
    await next.ask("close");
    await until(() => findServerProcess(files) === undefined);
  });

  it("does not count a killed user", async () => {
    const [killed, last] = [await startUser(), await startUser()];
    await killed.kill();
    await last.ask("close");
    await until(() => findServerProcess(files) === undefined);
  });

  it("that is lost in the middle gives a clear error, and the next opening goes on", async () => {
    const db = await openDatabase({ dataFolder: folder });
    const dog = { name: "dog", className: "dog", kind: "live", contentHash: "a".repeat(64) } as const;
    await saveConcept(db, { ...dog, images: [] });
    // A transaction that waits between two statements: its connection breaks while nothing listens.
    const inTransaction = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const transaction = db.sql.transaction(async (tx) => {
      await tx.execute("select 1");
      inTransaction.resolve();
      await gone.promise;
      await tx.execute("select 2");
    });
    const interrupted = statusOf(transaction);
    await inTransaction.promise;
    await killServer();
    gone.resolve();
    const lost = await statusOf(saveConcept(db, { ...dog, name: "cat", images: [] }));
    expect(await interrupted).toMatch(/^DATABASE/);
    expect(lost).toMatch(/^DATABASE: The database cannot be reached/);
    await db.close();
    const again = await openDatabase({ dataFolder: folder });
    expect(await saveConcept(again, { ...dog, images: [] })).toMatchObject(dog);
    await again.close();
    expect(findServerProcess(files)).toBeUndefined();
  });

  it("names what is wrong when it cannot be used", async () => {
    const password = join(folder, "postgres", "password");
    rmSync(password);
    expect(await statusOf(openDatabase({ dataFolder: folder }))).toMatch(/^CORRUPT: .*password/);
    expect(await statusOf(openDatabase({ dataFolder: join(files, "PG_VERSION", "x") }))).toMatch(
      /^STORAGE: The data folder .* cannot be made/,
    );
    const url = "postgresql://nobody@127.0.0.1:1/none";
    expect(await statusOf(openDatabase({ dataFolder: folder, url }))).toMatch(
      /^DATABASE: The database cannot be reached: .*ECONNREFUSED/,
    );
  });
});
