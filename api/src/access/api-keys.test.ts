import { createHash } from "node:crypto";
import { apiKeyList, createUser, observeStatements, openDatabase, type UserRole } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createApiKey, type KeyRequest, revokeApiKey, setUserRole } from "./api-keys.ts";
import { makeKey } from "./key-format.ts";
import { openAccess } from "./open-access.ts";
import { scopesOf } from "./scopes.ts";
import { openTestAccess, type TestAccess } from "./testing/index.ts";

let server: TestAccess;
const keys: string[] = [];
let counter = 0;
const patient = { timeout: 20_000, interval: 50 };
beforeAll(async () => {
  server = await openTestAccess();
});
afterAll(() => server?.close());

const account = async (role: UserRole = "researcher") => {
  const { id } = await createUser(server.db, { email: `k${++counter}@example.org`, name: "K", role });
  return { userId: id, role, scopes: scopesOf(role) };
};
const make = async (owner: Awaited<ReturnType<typeof account>>, request: Partial<KeyRequest> = {}) => {
  const made = await createApiKey(server.db, owner, {
    name: "notebook",
    scopes: ["read"],
    expiresAt: null,
    ...request,
  });
  keys.push(made.key);
  return made;
};
/** Every caller has an address of its own unless one is given. */
const identify = (
  authorization: string,
  address: string | null = `10.0.${++counter >> 8}.${counter % 256}`,
) => server.access.identify({ authorization }, address);
const refusal = (authorization: string, address?: string) =>
  identify(authorization, address).then(
    () => expect.unreachable(),
    (error: Error & { code: string }) => error,
  );

describe("a key", () => {
  it("is good for its scopes, under its owner's role", async () => {
    const owner = await account("admin");
    const { key, apiKey } = await make(owner, { scopes: ["write"] });
    expect(await identify(`Bearer ${key}`)).toEqual({
      role: "admin",
      scopes: new Set(["read", "write"]),
      userId: owner.userId,
      apiKeyId: apiKey.id,
      assessorId: null,
      subject: `key:${apiKey.id}`,
    });
    expect(apiKey.prefix).toBe(key.slice(0, 12));
    expect(apiKey).not.toHaveProperty("hash");
    expect(JSON.stringify(apiKey)).not.toContain(key.slice(12));
    const { rows } = await server.db.sql.execute<{ hash: string }>(
      `select hash from api_keys where id = '${apiKey.id}'`,
    );
    expect(rows[0]!.hash).toBe(createHash("sha256").update(key).digest("hex"));
  });

  it("never exceeds its owner, when it is made and after", async () => {
    const researcher = await account();
    await expect(make(researcher, { scopes: ["read", "admin"] })).rejects.toMatchObject({
      code: "BAD_INPUT",
      detail: { field: "scopes", expected: "scopes among your own: read, write" },
    });
    const keyOnly = { userId: researcher.userId, role: researcher.role, scopes: new Set(["read"] as const) };
    await expect(make(keyOnly, { scopes: ["write"] })).rejects.toMatchObject({ code: "BAD_INPUT" });
    const admin = await account("admin");
    const { key } = await make(admin, { scopes: ["admin"] });
    expect((await identify(`Bearer ${key}`)).scopes).toContain("admin");
    await account("admin");
    await setUserRole(server.db, admin.userId, "researcher");
    const demoted = await identify(`Bearer ${key}`);
    expect([demoted.role, ...demoted.scopes]).toEqual(["researcher", "read", "write"]);
  });

  it.each([
    [{ name: " " }, "name"],
    [{ name: "x".repeat(101) }, "name"],
    [{ scopes: [] }, "scopes"],
    [{ expiresAt: new Date(Date.now() - 1) }, "expiresAt"],
    [{ expiresAt: new Date(Number.NaN) }, "expiresAt"],
  ])("is not made from %j", async (request, field) => {
    await expect(make(await account(), request)).rejects.toMatchObject({
      code: "BAD_INPUT",
      detail: { field },
    });
  });

  it("is not made for nobody", async () => {
    const made = createApiKey(
      server.db,
      { userId: null, scopes: new Set() },
      { name: "n", scopes: ["read"], expiresAt: null },
    );
    await expect(made).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a key that is not good", () => {
  it("is an error that does not repeat it, never somebody anonymous", async () => {
    const { key } = await make(await account());
    const unknown = makeKey();
    const wrong: [string, RegExp][] = [
      [`Bearer ${unknown}`, /unknown/],
      [`Bearer ${key.slice(0, -1)}`, /malformed/],
      [`Bearer ${key}x`, /malformed/],
      ["Bearer", /malformed/],
      ["Bearer a b", /malformed/],
      [`Basic ${key}`, /malformed/],
      [key, /malformed/],
      ["", /malformed/],
    ];
    keys.push(unknown, key.slice(0, -1));
    for (const [authorization, message] of wrong) {
      const error = await refusal(authorization);
      expect(error.code).toBe("UNAUTHENTICATED");
      expect(error.message).toMatch(message);
      expect(JSON.stringify([error, error.message])).not.toMatch(/dbdpo_\w/);
    }
  });

  it("has expired, even while it was believed to be good", async () => {
    const { key } = await make(await account(), { expiresAt: new Date(Date.now() + 1500) });
    expect(await identify(`Bearer ${key}`)).toMatchObject({ role: "researcher" });
    await vi.waitFor(
      async () => expect((await refusal(`Bearer ${key}`)).message).toMatch(/expired/),
      patient,
    );
  });

  it("was revoked: here at once, in another process within seconds", async () => {
    const db = await openDatabase({ dataFolder: server.db.dataFolder });
    const other = await openAccess({
      db,
      baseUrl: server.url,
      environment: { secret: undefined, pointsPerMinute: 1000 },
      log: (await import("pino")).pino({ level: "silent" }),
    });
    const owner = await account();
    const { key, apiKey } = await make(owner);
    const authorization = `Bearer ${key}`;
    await Promise.all([identify(authorization), other.identify({ authorization }, null)]);
    const stranger = await account();
    await expect(revokeApiKey(server.db, apiKey.id, stranger.userId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await identify(authorization)).toMatchObject({ userId: owner.userId });
    await revokeApiKey(server.db, apiKey.id, owner.userId);
    expect((await refusal(authorization)).message).toMatch(/revoked/);
    await expect
      .poll(
        () =>
          other.identify({ authorization }, null).then(
            () => "good",
            (error: Error) => error.message,
          ),
        patient,
      )
      .toMatch(/revoked/);
    await other.close();
    await db.close();
  });

  it("is not believed when it was looked up before it was revoked", async () => {
    const owner = await account();
    for (let round = 0; round < 20; round++) {
      const { key, apiKey } = await make(owner);
      const asked = Array.from({ length: 4 }, () => identify(`Bearer ${key}`).catch(() => null));
      await revokeApiKey(server.db, apiKey.id, null);
      expect((await refusal(`Bearer ${key}`)).message).toMatch(/revoked/);
      await Promise.all(asked);
    }
  });

  it("can be tried twenty times a minute from an address, and again by whoever had a good one", async () => {
    const { key, apiKey } = await make(await account());
    const { key: fresh } = await make(await account());
    await identify(`Bearer ${key}`, "203.0.113.1");
    const codes = new Set<string>();
    for (let i = 0; i < 20; i++) codes.add((await refusal(`Bearer ${makeKey()}`, "203.0.113.1")).code);
    expect([...codes]).toEqual(["UNAUTHENTICATED"]);
    expect(await refusal(`Bearer ${fresh}`, "203.0.113.1")).toMatchObject({
      code: "RATE_LIMITED",
      detail: { retryAfter: expect.any(Number) },
    });
    expect(await identify(`Bearer ${key}`, "203.0.113.1")).toMatchObject({ role: "researcher" });
    expect(await identify(`Bearer ${fresh}`, "203.0.113.2")).toMatchObject({ role: "researcher" });
    await revokeApiKey(server.db, apiKey.id, null);
    expect((await refusal(`Bearer ${key}`, "203.0.113.1")).code).toBe("RATE_LIMITED");
  });
});

describe("looking a key up", () => {
  it("costs one statement for many requests at once, none for those after, and notes its use", async () => {
    const { key, apiKey } = await make(await account());
    const texts: string[] = [];
    const watched = (work: () => Promise<unknown>) =>
      observeStatements({ onStatement: (text) => texts.push(text) }, work);
    await watched(() => Promise.all(Array.from({ length: 50 }, () => identify(`Bearer ${key}`))));
    expect(texts.filter((text) => text.startsWith("select"))).toHaveLength(1);
    await expect.poll(() => texts.filter((text) => text.startsWith("update")).length, patient).toBe(1);
    await watched(() => identify(`Bearer ${key}`));
    expect(texts).toHaveLength(2);
    await expect
      .poll(async () => (await apiKeyList.byId(server.db, [apiKey.id]))[0]!.lastUsedAt, patient)
      .toBeInstanceOf(Date);
  });
});

describe("the log", () => {
  it("has no key in it", async () => {
    for (const key of keys.slice(0, 3))
      await fetch(`${server.url}/who`, { headers: { authorization: `Bearer ${key}` } });
    await fetch(`${server.url}/who`, { headers: { authorization: `Bearer ${keys[0]}x` } });
    expect(server.logged()).toContain("refused");
    for (const key of keys) expect(server.logged()).not.toContain(key.slice(0, 20));
  });
});
