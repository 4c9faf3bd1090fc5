import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type MutationResult, startTestServer, type TestServer } from "../../testing/index.ts";

let server: TestServer;
let userId: string;
beforeAll(async () => {
  server = await startTestServer();
  const made = await server.mutate<{ user: { id: string } }>(
    "createUser",
    { email: "Ada@dbdpo.example", name: " Ada " },
    "user { id email name role }",
  );
  expect(made.user).toMatchObject({ email: "ada@dbdpo.example", name: "Ada", role: "RESEARCHER" });
  userId = made.user.id;
});
afterAll(() => server?.dispose());

type Headers = Readonly<Record<string, string>>;
type Issued = MutationResult & { issued?: { key: string; apiKey: { id: string } } };
const issue = (input: Readonly<Record<string, unknown>>, headers?: Headers) =>
  server.mutate<Issued>("createApiKey", { name: "k", ...input }, "issued { key apiKey { id } }", headers);
const bearer = (key: string): Headers => ({ authorization: `Bearer ${key}` });
const read = async (headers: Headers) => {
  const { status, errors } = await server.query("{ runs(first: 1) { totalCount } }", {}, headers);
  return [status, errors?.[0]?.extensions.code ?? "ok"];
};

/** The headers of a session of the account Ada. */
async function ada(): Promise<Headers> {
  const { link } = await server.mutate<{ link: { url: string } }>(
    "createSignInLink",
    { userId },
    "link { url }",
  );
  const answer = await fetch(link.url, { redirect: "manual" });
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(";")[0]!)
    .join("; ");
  return { cookie, origin: server.url };
}

describe("API keys", () => {
  it("are good for their scopes and no more", async () => {
    const key = (await issue({ scopes: ["READ"] })).issued!.key;
    expect(await read(bearer(key))).toEqual([200, "ok"]);
    const mutation = 'mutation { createApiKey(input: { name: "x", scopes: [READ] }) { __typename } }';
    const { status, errors } = await server.query(mutation, {}, bearer(key));
    expect([status, errors![0]!.extensions.code]).toEqual([403, "FORBIDDEN"]);
  });

  it("are not made with scopes beyond one's own, nor for a time that is over, nor without a name or a scope", async () => {
    const write = bearer((await issue({ scopes: ["READ", "WRITE"] })).issued!.key);
    const beyond = await issue({ scopes: ["ADMIN"] }, write);
    expect(beyond.issues).toMatchObject([
      { path: "scopes", value: ["admin"], expected: expect.stringMatching(/read, write/) },
    ]);
    expect((await issue({ scopes: ["ADMIN"] }, await ada())).__typename).toBe("InvalidInputError");
    const late = await issue({ scopes: ["READ"], expiresAt: "2020-01-01T00:00:00Z" });
    expect(late.issues).toMatchObject([{ path: "expiresAt", expected: "a moment to come" }]);
    const none = await issue({ name: " ", scopes: [] });
    expect(none.issues!.map(({ path }) => path)).toEqual(["name", "scopes"]);
  });

  it("end when their time is over", async () => {
    const expiresAt = new Date(Date.now() + 1000).toISOString();
    const key = (await issue({ scopes: ["READ"], expiresAt })).issued!.key;
    expect(await read(bearer(key))).toEqual([200, "ok"]);
    await vi.waitFor(async () => expect(await read(bearer(key))).toEqual([401, "UNAUTHENTICATED"]), {
      timeout: 3000,
    });
  });

  it("end at once when they are revoked, by their owner or an admin and nobody else", async () => {
    const own = (await issue({ scopes: ["READ"] })).issued!;
    const revoke = (id: string, headers?: Headers) =>
      server.mutate("revokeApiKey", { id }, "apiKey { revokedAt }", headers);
    expect((await revoke(own.apiKey.id, await ada())).__typename).toBe("NotFoundError");
    expect(await read(bearer(own.key))).toEqual([200, "ok"]);
    expect((await revoke(own.apiKey.id)).__typename).toBe("RevokeApiKeySuccess");
    expect(await read(bearer(own.key))).toEqual([401, "UNAUTHENTICATED"]);
    const hers = (await issue({ scopes: ["READ"] }, await ada())).issued!;
    expect((await revoke(hers.apiKey.id)).__typename).toBe("RevokeApiKeySuccess");
    expect(await read(bearer(hers.key))).toEqual([401, "UNAUTHENTICATED"]);
    expect((await revoke("ApiKey:01990000-0000-7000-8000-000000000000")).__typename).toBe("NotFoundError");
  });

  it("of others are not shown", async () => {
    const { id } = (await issue({ scopes: ["READ"] })).issued!.apiKey;
    const look = "query ($id: ID!) { node(id: $id) { ... on ApiKey { name } } }";
    expect((await server.query(look, { id })).data).toEqual({ node: { name: "k" } });
    expect((await server.query(look, { id }, await ada())).data).toEqual({ node: null });
  });
});

describe("accounts", () => {
  it("are for admins to make and change", async () => {
    const headers = await ada();
    for (const mutation of [
      'createUser(input: { email: "x@dbdpo.example", name: "X" })',
      `setUserRole(input: { id: "${userId}", role: ADMIN })`,
      `createSignInLink(input: { userId: "${userId}" })`,
    ]) {
      const { status, errors } = await server.query(`mutation { ${mutation} { __typename } }`, {}, headers);
      expect([status, errors![0]!.extensions.code]).toEqual([403, "FORBIDDEN"]);
    }
  });

  it("have an address of their own and a name", async () => {
    const user = (input: Readonly<Record<string, unknown>>) =>
      server.mutate("createUser", { name: "N", ...input });
    expect(await user({ email: "ADA@dbdpo.example" })).toMatchObject({
      __typename: "ConflictError",
      field: "email",
    });
    expect((await user({ email: "nobody", name: "" })).issues!.map(({ path }) => path)).toEqual([
      "email",
      "name",
    ]);
  });

  it("can do what their role says from now on, and one of them stays an admin", async () => {
    const headers = await ada();
    const users = () => server.query("{ users(first: 1) { totalCount } }", {}, headers);
    expect((await users()).status).toBe(403);
    const role = (id: string, to: string) => server.mutate("setUserRole", { id, role: to });
    await role(userId, "ADMIN");
    expect((await users()).data).toEqual({ users: { totalCount: 2 } });
    await role(userId, "RESEARCHER");
    expect((await users()).status).toBe(403);
    const { viewer } = (await server.query("{ viewer { userId } }")).data as never as {
      viewer: { userId: string };
    };
    expect((await role(viewer.userId, "RESEARCHER")).__typename).toBe("ConflictError");
    const unknown = "User:01990000-0000-7000-8000-000000000000";
    expect((await role(unknown, "ADMIN")).__typename).toBe("NotFoundError");
    expect((await server.mutate("createSignInLink", { userId: unknown })).__typename).toBe("NotFoundError");
  });
});
