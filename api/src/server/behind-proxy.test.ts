import { auditList } from "@dreambooth-dpo/db";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  openReverseProxy,
  openSockets,
  type ReverseProxy,
  startTestServer,
  storeExperiment,
  type TestServer,
} from "../testing/index.ts";

/** Where the proxy takes its clients to be. */
const client = "203.0.113.9";

let proxy: ReverseProxy;
let server: TestServer;
let cookie: string;

beforeAll(async () => {
  proxy = await openReverseProxy(client);
  server = await startTestServer({ DBDPO_PUBLIC_URL: proxy.url, DBDPO_LANDING: "/" });
  proxy.forwardTo(server.address);
});
afterAll(async () => {
  await proxy?.close();
  await server?.dispose();
});

const open = (url: string) => fetch(url, { redirect: "manual" });

/** Asks, through the proxy, as a page of an origin does. */
async function ask(query: string, headers: Readonly<Record<string, string>>) {
  const response = await fetch(`${proxy.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown }) };
}

const role = "query { viewer { role user { email } } }";
const admin = { viewer: { role: "ADMIN", user: { email: "admin@dbdpo.localhost" } } };

describe("behind a proxy of the same origin, a browser", () => {
  it("is signed in by the first start's link, and lands in the web app", async () => {
    expect(new URL(server.signInUrl).origin).toBe(proxy.url);
    const answer = await open(server.signInUrl);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(`${proxy.url}/`);
    const [set] = answer.headers.getSetCookie();
    expect(set).toMatch(/^dbdpo-session=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/i);
    cookie = set!.split(";")[0]!;
  });

  it("is told by the web app that a link was used", async () => {
    const answer = await open(server.signInUrl);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in?error=used-link"]);
    expect(answer.headers.getSetCookie().join()).not.toContain("dbdpo-session=");
  });

  it("asks with its session, from pages of the origin alone", async () => {
    expect(await ask(role, { cookie, origin: proxy.url })).toMatchObject({ status: 200, data: admin });
    // The web app's own process, for the first paint.
    expect(await ask(role, { cookie })).toMatchObject({ status: 200, data: admin });
    const others = ["https://evil.example", server.address.replace("localhost", "evil.example"), "null"];
    for (const origin of others) expect(await ask(role, { cookie, origin })).toMatchObject({ status: 403 });
  });

  it("watches over a WebSocket with its session, from pages of the origin alone", async () => {
    const { experiment } = await storeExperiment(server.db, "watched");
    const subscription = `subscription { experimentProgress(id: "Experiment:${experiment.id}") { status } }`;
    const through = { url: proxy.url, key: server.key };
    const own = openSockets(through, { params: {}, headers: { cookie, origin: proxy.url } });
    const watched = own.watch(subscription);
    await vi.waitFor(() =>
      expect(watched.events[0]?.data).toMatchObject({ experimentProgress: { status: "DRAFT" } }),
    );
    watched.stop();
    await own.client.dispose();
    const other = openSockets(through, { params: {}, headers: { cookie, origin: "https://evil.example" } });
    expect(await other.watch(subscription).over).toMatchObject({ code: 4403 });
  });

  it("sends images and gets them back", async () => {
    const body = await sharp({ create: { width: 8, height: 6, channels: 3, background: "#f80" } })
      .png()
      .toBuffer();
    const headers = { cookie, origin: proxy.url, "content-type": "image/png" };
    const sent = await fetch(`${proxy.url}/artifacts/uploads`, {
      method: "POST",
      headers,
      body: new Uint8Array(body),
    });
    expect(sent.status).toBe(201);
    const back = await fetch(`${proxy.url}${sent.headers.get("location")}`, { headers: { cookie } });
    expect(Buffer.from(await back.arrayBuffer())).toEqual(body);
    const elsewhere = { ...headers, origin: "https://evil.example" };
    const foreign = await fetch(`${proxy.url}/artifacts/uploads`, {
      method: "POST",
      headers: elsewhere,
      body: new Uint8Array(body),
    });
    expect(foreign.status).toBe(403);
  });

  it("is known by the address that the proxy tells, whatever it says itself", async () => {
    const claimed = { cookie, origin: proxy.url, "x-forwarded-for": "198.51.100.1" };
    const mutation = 'mutation { createApiKey(input: {name: "k", scopes: [READ]}) { __typename } }';
    expect(await ask(mutation, claimed)).toMatchObject({ status: 200 });
    const page = await auditList.page(server.db, { limit: 1 }, { order: "created", descending: true });
    expect(page.rows[0]!.row).toMatchObject({ action: "createApiKey", address: client });
  });

  it("sees the sessions of its account, and ends the others", async () => {
    const headers = { cookie, origin: proxy.url };
    const { data } = await server.query("{ viewer { userId } }");
    const { userId } = data!.viewer as unknown as { userId: string };
    const made = await server.mutate<{ link: { url: string } }>(
      "createSignInLink",
      { userId },
      "link { url }",
    );
    expect(new URL(made.link.url).origin).toBe(proxy.url);
    const signedIn = await open(made.link.url);
    expect(signedIn.headers.get("location")).toBe(`${proxy.url}/`);
    const other = signedIn.headers.getSetCookie()[0]!.split(";")[0]!;
    const list = async () => {
      const answer = await fetch(`${proxy.url}/api/auth/list-sessions`, { headers });
      return (await answer.json()) as { token: string; createdAt: string; expiresAt: string }[];
    };
    expect(await list()).toHaveLength(2);
    expect(await ask(role, { cookie: other })).toMatchObject({ data: admin });
    const own = await fetch(`${proxy.url}/api/auth/get-session`, { headers });
    const { session } = (await own.json()) as { session: { token: string } };
    const body = JSON.stringify({
      token: (await list()).find(({ token }) => token !== session.token)!.token,
    });
    const ended = await fetch(`${proxy.url}/api/auth/revoke-session`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
    });
    expect(ended.status).toBe(200);
    expect(await list()).toMatchObject([{ token: session.token }]);
    expect(await ask(role, { cookie: other })).toMatchObject({ status: 401 });
    const others = await fetch(`${proxy.url}/api/auth/revoke-other-sessions`, { method: "POST", headers });
    expect(others.status).toBe(200);
    expect(await ask(role, headers)).toMatchObject({ data: admin });
  });

  it("signs out", async () => {
    const headers = { cookie, origin: proxy.url };
    const foreign = await fetch(`${proxy.url}/api/auth/sign-out`, {
      method: "POST",
      headers: { ...headers, origin: "https://evil.example" },
    });
    expect(foreign.status).toBe(403);
    expect((await ask(role, headers)).data).toEqual(admin);
    const answer = await fetch(`${proxy.url}/api/auth/sign-out`, { method: "POST", headers });
    expect(answer.status).toBe(200);
    expect(
      (await ask("query Viewer {\n  viewer {\n    role\n    scopes\n    userId\n  }\n}", headers)).data,
    ).toMatchObject({ viewer: { role: "ANONYMOUS" } });
  });
});
