import { openDatabase, userList } from "@dreambooth-dpo/db";
import { afterEach, describe, expect, it } from "vitest";
import { openAccess } from "./open-access.ts";
import { openTestAccess, type TestAccess } from "./testing/index.ts";

let server: TestAccess;
afterEach(() => server?.close());

const open = (url: string | null) => fetch(url!, { redirect: "manual" });
const admins = () => userList.page(server.db, { limit: 10 }, { order: "created", filter: { role: "admin" } });

describe("the first start", () => {
  it("makes an admin with a key and a link, later ones a link until somebody has signed in", async () => {
    server = await openTestAccess();
    const first = await server.access.ensureFirstAdmin();
    expect((await admins()).rows.map(({ row }) => row.email)).toEqual(["admin@dbdpo.localhost"]);
    const viewer = await server.access.identify({ authorization: `Bearer ${first.apiKey}` }, null);
    expect([viewer.role, ...viewer.scopes]).toEqual(["admin", "read", "write", "admin"]);

    const second = await server.access.ensureFirstAdmin();
    expect(second.apiKey).toBeNull();
    expect((await open(first.signInUrl)).status).toBe(401);
    const landed = await open(second.signInUrl);
    expect(landed.headers.get("location")).toBe(`${server.url}/graphiql`);
    const cookie = landed.headers.getSetCookie()[0]!.split(";")[0]!;
    expect(await server.access.identify({ cookie }, null)).toMatchObject({ role: "admin" });
    expect(await server.access.ensureFirstAdmin()).toEqual({ signInUrl: null, apiKey: null });

    const secrets = [first.apiKey!, cookie.split("=")[1]!].concat(
      [first, second].map(({ signInUrl }) => new URL(signInUrl!).searchParams.get("token")!),
    );
    for (const secret of secrets) expect(server.logged()).not.toContain(secret);
  });

  it("makes one admin however many processes start at once", async () => {
    server = await openTestAccess();
    const { log } = await import("pino").then(({ pino }) => ({ log: pino({ level: "silent" }) }));
    const others = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const db = await openDatabase({ dataFolder: server.db.dataFolder });
        const environment = { secret: undefined, pointsPerMinute: 1000, adminEmail: "ada@example.org" };
        return { db, access: await openAccess({ db, baseUrl: server.url, environment, log }) };
      }),
    );
    const made = await Promise.all(others.map(({ access }) => access.ensureFirstAdmin()));
    expect(made.filter(({ apiKey }) => apiKey !== null)).toHaveLength(1);
    expect((await admins()).rows.map(({ row }) => row.email)).toEqual(["ada@example.org"]);
    const statuses = await Promise.all(made.map(async ({ signInUrl }) => (await open(signInUrl)).status));
    expect(statuses.sort()).toEqual([302, 401, 401, 401]);
    for (const { db, access } of others) {
      await access.close();
      await db.close();
    }
  });
});
