import { createUser, type User } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUserRole } from "./api-keys.ts";
import { openTestAccess, type TestAccess } from "./testing/index.ts";

let server: TestAccess;
let user: User;
const secrets: string[] = [];
let counter = 0;

beforeAll(async () => {
  server = await openTestAccess();
  user = await createUser(server.db, { email: "ada@example.org", name: "Ada", role: "researcher" });
});
afterAll(() => server?.close());

/** A client address of its own, so that tests do not share a limit. */
const from = () => ({ "x-forwarded-for": `198.51.100.${++counter % 250}` });

async function link(path?: string): Promise<string> {
  const url = await server.access.createSignInLink(user.id, path);
  secrets.push(new URL(url).searchParams.get("token")!);
  return url;
}

const open = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { redirect: "manual", headers: { ...from(), ...headers } });

/** The cookie that a response sets, as a browser sends it back. */
function cookieOf(response: Response): string {
  const cookie = response.headers.getSetCookie().find((each) => each.includes("dbdpo-session="))!;
  const pair = cookie.split(";")[0]!;
  secrets.push(pair.split("=")[1]!, decodeURIComponent(pair.split("=")[1]!).split(".")[0]!);
  return pair;
}

const signIn = async () => cookieOf(await open(await link()));
const who = async (headers: Record<string, string>) => {
  const response = await fetch(`${server.url}/who`, { headers });
  return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
};
const post = (path: string, headers: Record<string, string>, body?: string) =>
  fetch(`${server.url}/api/auth${path}`, {
    method: "POST",
    headers: { ...from(), ...headers },
    ...(body === undefined ? {} : { body }),
  });

describe("a sign-in link", () => {
  it("signs in once and leads to its path", async () => {
    const url = await link("/graphiql?tab=1#top");
    expect(new URL(url).origin).toBe(server.url);
    const first = await open(url);
    expect(first.status).toBe(302);
    expect(first.headers.get("location")).toBe(`${server.url}/graphiql?tab=1#top`);
    const attributes = first.headers.getSetCookie()[0]!;
    expect(attributes).toMatch(/^dbdpo-session=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/i);
    expect(await who({ cookie: cookieOf(first) })).toMatchObject({
      status: 200,
      role: "researcher",
      scopes: ["read", "write"],
      userId: user.id,
      apiKeyId: null,
      subject: `user:${user.id}`,
    });
    const second = await open(url);
    expect(second.status).toBe(401);
    expect(second.headers.getSetCookie().join()).not.toContain("dbdpo-session=");
    expect(await second.text()).toContain("not good any more");
  });

  it("signs one of many in that open it at the same time", async () => {
    const url = await link();
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(url)));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, ...Array(9).fill(401)]);
  });

  it("voids the links before it, also the first that an account ever had", async () => {
    const other = await createUser(server.db, { email: "new@example.org", name: "New", role: "admin" });
    const first = await server.access.createSignInLink(other.id);
    const second = await server.access.createSignInLink(other.id);
    expect((await open(first)).status).toBe(401);
    expect((await open(second)).status).toBe(302);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "graphiql",
    "",
    "/%2F/evil.example",
    "javascript:alert(1)",
  ])("leads to no place but a path of the server: %j", async (path) => {
    const asked = server.access.createSignInLink(user.id, path);
    await expect(asked).rejects.toMatchObject({ code: "BAD_INPUT", detail: { field: "path" } });
    const url = new URL(await link());
    url.searchParams.set("callbackURL", path);
    const tampered = await open(url.href);
    if (tampered.status === 302) expect(new URL(tampered.headers.get("location")!).origin).toBe(server.url);
    else expect([200, 403]).toContain(tampered.status);
  });

  it("is not made for an unknown account", async () => {
    const asked = server.access.createSignInLink("00000000-0000-7000-8000-000000000000");
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("cannot be guessed: wrong ones are limited per address, over all processes", async () => {
    const attacker = { "x-forwarded-for": "203.0.113.9" };
    const wrong = `${server.url}/api/auth/magic-link/verify?token=wrong&callbackURL=/graphiql`;
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) statuses.push((await open(wrong, attacker)).status);
    expect(statuses).toEqual([...Array(20).fill(401), 429]);
    expect((await open(await link(), attacker)).status).toBe(429);
    expect(Number((await open(wrong, attacker)).headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await open(await link())).status).toBe(302);
  });
});

describe("a session", () => {
  it("has a new id after every sign-in, and the one before has ended", async () => {
    const before = await signIn();
    const fixed = "dbdpo-session=chosen-by-an-attacker";
    const after = cookieOf(await open(await link(), { cookie: before }));
    const other = cookieOf(await open(await link(), { cookie: fixed }));
    expect(new Set([before, after, other, fixed]).size).toBe(4);
    expect(await who({ cookie: before })).toMatchObject({ role: "anonymous" });
    expect(await who({ cookie: fixed })).toMatchObject({ role: "anonymous" });
    expect(await who({ cookie: after })).toMatchObject({ role: "researcher" });
  });

  it("is refused to pages of another origin", async () => {
    const cookie = await signIn();
    for (const origin of ["https://evil.example", "null", `${server.url}.evil.example`])
      expect(await who({ cookie, origin })).toMatchObject({ status: 403, code: "FORBIDDEN" });
    for (const origin of [server.url, server.url.replace("localhost", "127.0.0.1")])
      expect(await who({ cookie, origin })).toMatchObject({ status: 200, role: "researcher" });
    expect(await who({ origin: "https://evil.example" })).toMatchObject({ role: "anonymous" });
  });

  it("ends with a sign-out, which no other origin can ask for", async () => {
    const cookie = await signIn();
    for (const origin of [{ origin: "https://evil.example" }, {}])
      expect((await post("/sign-out", { cookie, ...origin })).status).toBe(403);
    expect(await who({ cookie })).toMatchObject({ role: "researcher" });
    const out = await post("/sign-out", { cookie, origin: server.url });
    expect(out.status).toBe(200);
    expect(out.headers.getSetCookie().join()).toMatch(/dbdpo-session=;[^,]*Max-Age=0/);
    expect(await who({ cookie })).toMatchObject({ role: "anonymous" });
  });

  it("does what its account may do now", async () => {
    const cookie = await signIn();
    await setUserRole(server.db, user.id, "admin");
    expect(await who({ cookie })).toMatchObject({ role: "admin", scopes: ["read", "write", "admin"] });
    await setUserRole(server.db, user.id, "researcher");
    expect(await who({ cookie })).toMatchObject({ role: "researcher" });
  });

  it("cannot be forged", async () => {
    const cookie = await signIn();
    const [name, value] = cookie.split("=") as [string, string];
    const token = decodeURIComponent(value).split(".")[0]!;
    for (const forged of [token, `${token}.`, `${token}.${"A".repeat(43)}=`, `${value.slice(0, -3)}AAA`])
      expect(await who({ cookie: `${name}=${forged}` })).toMatchObject({ role: "anonymous" });
  });

  it("has ids that sort by their time", async () => {
    await signIn();
    const { rows } = await server.db.sql.execute<{ id: string }>("select id from user_sessions");
    for (const { id } of rows) expect(id[14]).toBe("7");
  });
});

describe("the routes of sign-in", () => {
  it("offer nothing but what is needed", async () => {
    const cookie = await signIn();
    const own = { cookie, origin: server.url, "content-type": "application/json" };
    for (const path of [
      "/sign-in/magic-link",
      "/sign-up/email",
      "/sign-in/email",
      "/update-user",
      "/change-email",
      "/delete-user",
      "/sign-in/social",
      "/get-session",
    ])
      expect((await post(path, own, '{"email":"ada@example.org","role":"admin"}')).status).toBe(404);
    expect((await fetch(`${server.url}/api/auth/sign-out`, { headers: own })).status).toBe(404);
    const session = await fetch(`${server.url}/api/auth/get-session`, { headers: { cookie } });
    expect(await session.json()).toMatchObject({ user: { email: "ada@example.org", role: "researcher" } });
  });

  it("take no large bodies", async () => {
    const own = { origin: server.url, "content-type": "application/json" };
    expect((await post("/sign-out", own, `"${"x".repeat(5000)}"`)).status).toBe(413);
  });
});

describe("over https", () => {
  it("browsers take the session's cookie from this host alone", async () => {
    const https = await openTestAccess({ baseUrl: "https://dbdpo.example.org" });
    try {
      const admin = await createUser(https.db, { email: "a@example.org", name: "A", role: "admin" });
      const url = new URL(await https.access.createSignInLink(admin.id));
      expect(url.origin).toBe("https://dbdpo.example.org");
      const answer = await open(`${https.url}${url.pathname}${url.search}`);
      expect(answer.headers.get("location")).toBe("https://dbdpo.example.org/graphiql");
      const cookie = answer.headers.getSetCookie()[0]!;
      expect(cookie).toMatch(
        /^__Host-dbdpo-session=[^;]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/i,
      );
      const who = await fetch(`${https.url}/who`, {
        headers: { cookie: cookie.split(";")[0]!, origin: "https://dbdpo.example.org" },
      });
      expect(await who.json()).toMatchObject({ role: "admin" });
    } finally {
      await https.close();
    }
  });
});

describe("without a database", () => {
  it("nobody is let in or out, and that is all that is said", async () => {
    const away = await openTestAccess();
    const admin = await createUser(away.db, { email: "a@example.org", name: "A", role: "admin" });
    const urls = [await away.access.createSignInLink(admin.id)];
    const cookie = cookieOf(await open(urls[0]!));
    urls.push(await away.access.createSignInLink(admin.id));
    await away.db.close();
    try {
      expect((await open(urls[1]!)).status).toBe(503);
      const headers = { cookie, origin: away.url };
      expect((await fetch(`${away.url}/api/auth/sign-out`, { method: "POST", headers })).status).toBe(503);
      const who = await fetch(`${away.url}/who`, { headers });
      expect([who.status, ((await who.json()) as { code: string }).code]).toEqual([503, "DATABASE"]);
      expect(away.logged()).toContain("sign-in");
      for (const secret of [
        ...secrets.slice(-2),
        ...urls.map((url) => new URL(url).searchParams.get("token")!),
      ])
        expect(away.logged()).not.toContain(secret);
    } finally {
      await away.close();
    }
  });
});

describe("the log", () => {
  it("has no link and no session in it", () => {
    expect(secrets.length).toBeGreaterThan(20);
    expect(server.logged()).toContain("refused");
    for (const secret of secrets.filter(({ length }) => length > 8))
      expect(server.logged()).not.toContain(secret);
  });
});
