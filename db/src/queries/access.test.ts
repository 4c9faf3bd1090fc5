import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../index.ts";
import * as storage from "../index.ts";
import { redactSecrets } from "../redact-secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "access-"));
let db: Database;
beforeAll(async () => {
  db = await storage.openDatabase({ dataFolder: folder });
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

const hash = (n: number) => n.toString(16).padStart(64, "0");
let counter = 0;
const fresh = () => ++counter;
const nobody = "00000000-0000-7000-8000-000000000000";
const account = (role: storage.UserRole = "researcher") =>
  storage.createUser(db, { email: `u${fresh()}@example.org`, name: "U", role });
const keyOf = (userId: string, expiresAt: Date | null = null) =>
  storage.saveApiKey(db, {
    userId,
    name: "notebook",
    prefix: "dbdpo_abc",
    hash: hash(fresh()),
    scopes: ["read"],
    expiresAt,
  });
const hashOf = async (id: string) =>
  (await db.sql.execute<{ hash: string }>(sql`select hash from api_keys where id = ${id}`)).rows[0]!.hash;

describe("accounts", () => {
  it("are made once per address, whatever its case", async () => {
    const made = await storage.createUser(db, { email: "Ada@Example.org", name: " Ada ", role: "admin" });
    expect(made).toMatchObject({
      email: "ada@example.org",
      name: "Ada",
      role: "admin",
      emailVerified: false,
    });
    const again = storage.createUser(db, { email: "ada@example.org", name: "A", role: "researcher" });
    await expect(again).rejects.toMatchObject({ code: "CONFLICT", detail: { field: "email" } });
    const wrong = storage.createUser(db, { email: "ada@", name: "", role: "researcher" });
    await expect(wrong).rejects.toMatchObject({ code: "BAD_INPUT", detail: { issues: { length: 2 } } });
    expect(await storage.findUser(db, made.id)).toEqual(made);
    await expect(storage.findUser(db, nobody)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keep an admin, even when two admins step down at the same time", async () => {
    await db.sql.execute(sql`update users set role = 'researcher'`);
    const pair = [await account("admin"), await account("admin")];
    const outcomes = await Promise.allSettled(
      pair.map(({ id }) => storage.storeUserRole(db, id, "researcher")),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
    await expect(storage.storeUserRole(db, nobody, "admin")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are listed by role and part of the address", async () => {
    const found = await storage.userList.page(
      db,
      { limit: 10 },
      { order: "email", filter: { emailContains: "ADA@" } },
    );
    expect(found.rows.map(({ row }) => row.email)).toEqual(["ada@example.org"]);
    expect(await storage.userList.count(db, { role: "admin" })).toBe(1);
    const all = await db.sql.execute<{ n: number }>(sql`select count(*)::int as n from users`);
    expect(await storage.userList.count(db, {})).toBe(all.rows[0]!.n);
  });
});

describe("API keys", () => {
  it("are found by their hash, with their owner's role", async () => {
    const owner = await account();
    const key = await keyOf(owner.id);
    expect(await storage.findApiKey(db, await hashOf(key.id))).toEqual({
      ...key,
      role: "researcher",
      expired: false,
      untouched: true,
    });
    expect(await storage.findApiKey(db, hash(0))).toBeNull();
    const old = await keyOf(owner.id, new Date(Date.now() - 1000));
    expect(await storage.findApiKey(db, await hashOf(old.id))).toMatchObject({ expired: true });
    await expect(keyOf(nobody)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("note their use once a minute", async () => {
    const key = await keyOf((await account()).id);
    const used = async () =>
      (await storage.apiKeyList.byId(db, [key.id]))[0]!.lastUsedAt?.getTime() ?? Number.NaN;
    await Promise.all(Array.from({ length: 5 }, () => storage.touchApiKey(db, key.id)));
    const first = await used();
    await storage.touchApiKey(db, key.id);
    expect(await used()).toBe(first);
    await db.sql.execute(sql`update api_keys set last_used_at = last_used_at - interval '61 seconds'`);
    await storage.touchApiKey(db, key.id);
    expect(await used()).toBeGreaterThanOrEqual(first);
  });

  it("are revoked by their owner or an admin, and stay so", async () => {
    const [owner, other] = [await account(), await account()];
    const key = await keyOf(owner.id);
    await expect(storage.endApiKey(db, key.id, other.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const ended = await storage.endApiKey(db, key.id, owner.id);
    expect(ended.revokedAt).toBeInstanceOf(Date);
    expect(await storage.endApiKey(db, key.id, null)).toEqual(ended);
  });

  it("are listed by owner without their hashes", async () => {
    const owner = await account();
    const keys = [await keyOf(owner.id), await keyOf(owner.id), await keyOf(owner.id)];
    await storage.endApiKey(db, keys[1]!.id, null);
    const selected = { order: "created", filter: { userId: owner.id, revoked: false } } as const;
    const { rows } = await storage.apiKeyList.page(db, { limit: 10 }, selected);
    expect(rows.map(({ row }) => row.id)).toEqual([keys[2]!.id, keys[0]!.id]);
    expect(rows[0]!.row).not.toHaveProperty("hash");
    const counts = await storage.apiKeyList.countOf(db, "user", [owner.id], {});
    expect(counts.get(owner.id)).toBe(3);
  });
});

describe("the audit log", () => {
  it("says what was asked and how it ended, without secrets", async () => {
    const user = await account();
    const entry = {
      userId: user.id,
      apiKeyId: null,
      address: "::1",
      requestId: "r",
      action: "createExperiment",
      input: { name: "e", apiKey: "s3cret", nested: [{ access_token: "s3cret", metric: "loss" }] },
    };
    const id = await storage.beginAudit(db, entry);
    const [begun] = await storage.auditList.byId(db, [id]);
    const input = { name: "e", apiKey: "[hidden]", nested: [{ access_token: "[hidden]", metric: "loss" }] };
    expect(begun).toMatchObject({ ...entry, input, outcome: "started", target: null });
    await storage.finishAudit(db, id, { outcome: "done", target: "RXhwOjE=" });
    await storage.finishAudit(db, await storage.beginAudit(db, { ...entry, action: "other" }), {
      outcome: "CONFLICT",
    });
    const done = await storage.auditList.page(
      db,
      { limit: 5 },
      { order: "created", filter: { userId: user.id, action: "createExperiment", outcome: "done" } },
    );
    expect(done.rows.map(({ row }) => [row.id, row.target])).toEqual([[id, "RXhwOjE="]]);
    expect(await storage.auditList.count(db, { outcome: "CONFLICT" })).toBe(1);
  });

  it("keeps inputs short and knows secrets by the last word of a field's name", () => {
    expect(
      redactSecrets({
        token: "a",
        clientSecret: "b",
        PASSWORD: "c",
        "x-api-key": "d",
        idempotencyKey: "e",
        keyboard: "f",
        tokens: 3,
        password: null,
        note: `see dbdpo_${"A".repeat(49)} here`,
      }),
    ).toEqual({
      token: "[hidden]",
      clientSecret: "[hidden]",
      PASSWORD: "[hidden]",
      "x-api-key": "[hidden]",
      idempotencyKey: "e",
      keyboard: "f",
      tokens: 3,
      password: null,
      note: "see [hidden] here",
    });
    expect(redactSecrets("x".repeat(5000))).toMatch(/^x{1000}\.\.\. \(5000 characters\)$/);
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(JSON.stringify(redactSecrets(deep)).length).toBeLessThan(100);
  });
});

describe("idempotency keys", () => {
  const userId = nobody;
  const claim = (key: string, requestHash = hash(1)) =>
    storage.claimIdempotencyKey(db, { userId, key, requestHash });
  const age = (key: string, interval: string) =>
    db.sql.execute(
      sql`update idempotency_keys set created_at = created_at - ${interval}::interval where key = ${key}`,
    );

  it("give one of fifty parallel claims the work", async () => {
    for (let round = 0; round < 5; round++) {
      const key = `race ${round}`;
      const claims = await Promise.all(Array.from({ length: 50 }, () => claim(key)));
      expect(claims.filter(({ status }) => status === "new")).toHaveLength(1);
      expect(claims.filter(({ status }) => status === "busy")).toHaveLength(49);
    }
  });

  it("return the first result to the same request and refuse another", async () => {
    expect(await claim("a")).toEqual({ status: "new" });
    expect(await claim("a", hash(2))).toEqual({ status: "mismatch" });
    await storage.completeIdempotencyKey(db, { userId, key: "a", result: { id: "1" } });
    await storage.completeIdempotencyKey(db, { userId, key: "a", result: { id: "2" } });
    await storage.releaseIdempotencyKey(db, { userId, key: "a" });
    expect(await claim("a")).toEqual({ status: "done", result: { id: "1" } });
    expect(await claim("a", hash(2))).toEqual({ status: "mismatch" });
    await claim("null");
    await storage.completeIdempotencyKey(db, { userId, key: "null", result: null });
    expect(await claim("null")).toEqual({ status: "done", result: null });
  });

  it("can be claimed again after a release, or after two minutes without a result, by one", async () => {
    await claim("b");
    await storage.releaseIdempotencyKey(db, { userId, key: "b" });
    expect(await claim("b")).toEqual({ status: "new" });
    await age("b", "119 seconds");
    expect(await claim("b")).toEqual({ status: "busy" });
    await age("b", "2 seconds");
    expect(await claim("b", hash(2))).toEqual({ status: "mismatch" });
    const claims = await Promise.all(Array.from({ length: 20 }, () => claim("b")));
    expect(claims.filter(({ status }) => status === "new")).toHaveLength(1);
  });

  it("are forgotten after seven days", async () => {
    for (const key of ["c", "d"]) {
      await claim(key);
      await storage.completeIdempotencyKey(db, { userId, key, result: 1 });
      await age(key, "7 days 1 second");
    }
    expect(await claim("c", hash(3))).toEqual({ status: "new" });
    await storage.purgeIdempotencyKeys(db);
    const { rows } = await db.sql.execute<{ key: string }>(
      sql`select key from idempotency_keys where key in ('c', 'd')`,
    );
    expect(rows).toEqual([{ key: "c" }]);
  });
});

describe("exclusive work", () => {
  it("of one name is done one at a time, and ends the turn when it fails", async () => {
    let inside = 0;
    let most = 0;
    const other = await storage.openDatabase({ dataFolder: folder });
    const work = async () => {
      most = Math.max(most, ++inside);
      await db.sql.execute("select pg_sleep(0.02)");
      inside--;
    };
    await Promise.all([db, other, db, other].map((each) => storage.exclusively(each, "name", work)));
    expect(most).toBe(1);
    const failing = storage.exclusively(db, "name", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow(/^no$/);
    await storage.exclusively(other, "name", work);
    await other.close();
  });
});
