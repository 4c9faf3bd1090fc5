import { beginAudit, claimIdempotencyKey, createUser, hashJson } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { lockTable, startTestServer, storeExperiment, type TestServer } from "../../testing/index.ts";

let server: TestServer;
let experimentId: string;
beforeAll(async () => {
  server = await startTestServer();
  experimentId = `Experiment:${(await storeExperiment(server.db, "one")).experiment.id}`;
});
afterAll(() => server?.dispose());

interface Issued {
  readonly __typename: string;
  readonly issued: { readonly key: string | null; readonly apiKey: { readonly id: string } };
}
const issue = (input: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>) =>
  server.mutate<Issued>(
    "createApiKey",
    { scopes: ["READ"], ...input },
    "issued { key apiKey { id } }",
    headers,
  );
const withKey = (key: string | null) => ({ authorization: `Bearer ${key}` });

interface Entry {
  readonly action: string;
  readonly outcome: string;
  readonly target: string | null;
  readonly input: unknown;
  readonly user: { readonly email: string };
  readonly apiKey: { readonly name: string } | null;
  readonly address: string;
  readonly requestId: string;
}
/** The newest entries of the audit log. */
async function audit(first: number): Promise<readonly Entry[]> {
  const { data } = await server.query(
    `query ($n: Int) { auditLog(first: $n) {
      nodes { action outcome target input user { email } apiKey { name } address requestId } } }`,
    { n: first },
  );
  return (data as unknown as { auditLog: { nodes: Entry[] } }).auditLog.nodes;
}

async function session(): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(server.signInUrl, { redirect: "manual" });
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(";")[0]!)
    .join("; ");
  return { cookie, origin: server.url };
}

const keysNamed = async (name: string) =>
  (await server.db.sql.execute(`select 1 from api_keys where name = '${name}'`)).rows.length;

describe("an idempotency key", () => {
  it("has a request carried out once, and told again", async () => {
    const first = await issue({ name: "once", idempotencyKey: "k1" });
    const again = await issue({ name: "once", idempotencyKey: "k1" });
    expect(first.issued.key).toMatch(/^dbdpo_/);
    expect(again.issued).toEqual({ apiKey: first.issued.apiKey, key: null });
    expect(await keysNamed("once")).toBe(1);
  });

  it("used for another request, or another mutation, is a conflict", async () => {
    await issue({ name: "mine", idempotencyKey: "k2" });
    const expected = {
      ...{ __typename: "ConflictError", field: "idempotencyKey", value: "k2" },
      expected: "a new key for a new request",
    };
    expect(await issue({ name: "other", idempotencyKey: "k2" })).toMatchObject(expected);
    expect(await server.mutate("startExperiment", { id: experimentId, idempotencyKey: "k2" })).toMatchObject(
      expected,
    );
    expect(await keysNamed("other")).toBe(0);
  });

  it("is of its account: another's is another", async () => {
    const other = await createUser(server.db, {
      email: "other@dbdpo.example",
      name: "O",
      role: "researcher",
    });
    const { link } = await server.mutate<{ link: { url: string } }>(
      "createSignInLink",
      { userId: `User:${other.id}` },
      "link { url }",
    );
    const answer = await fetch(link.url, { redirect: "manual" });
    const cookie = answer.headers
      .getSetCookie()
      .map((c) => c.split(";")[0]!)
      .join("; ");
    const made = await issue({ name: "once", idempotencyKey: "k1" }, { cookie, origin: server.url });
    expect(made.issued.key).toMatch(/^dbdpo_/);
  });

  it("sent 20 times at once has one carried out; the others are told so, or what came of it", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => issue({ name: "parallel", idempotencyKey: "k3" })),
    );
    expect(await keysNamed("parallel")).toBe(1);
    expect(answers.filter(({ issued }) => issued?.key)).toHaveLength(1);
    const names = new Set(answers.map(({ __typename }) => __typename));
    expect(["ConflictError", "CreateApiKeySuccess"]).toEqual(expect.arrayContaining([...names]));
    expect((await issue({ name: "parallel", idempotencyKey: "k3" })).__typename).toBe("CreateApiKeySuccess");
  });

  it("of a request that was refused is free again", async () => {
    const refused = await issue({ name: "late", expiresAt: "2001-01-01T00:00:00Z", idempotencyKey: "k4" });
    expect(refused.__typename).toBe("InvalidInputError");
    expect((await issue({ name: "late", idempotencyKey: "k4" })).issued.key).toMatch(/^dbdpo_/);
  });

  it("of a request that failed is free again", async () => {
    await server.db.sql.execute("alter table experiments rename to experiments_away");
    await expect(
      server.mutate("startExperiment", { id: experimentId, idempotencyKey: "k5" }),
    ).rejects.toThrow(/INTERNAL/);
    await server.db.sql.execute("alter table experiments_away rename to experiments");
    const input = { id: experimentId, archived: false, idempotencyKey: "k5" };
    expect((await server.mutate("archiveExperiment", input)).__typename).toBe("ArchiveExperimentSuccess");
  });

  it("of a request whose client went away is kept: the request is seen through", async () => {
    const lock = await lockTable(server.db, "api_keys");
    const gone = new AbortController();
    const query = `mutation { createApiKey(input: { name: "seen through", scopes: [READ], idempotencyKey: "k7" }) {
      ... on CreateApiKeySuccess { issued { key } } } }`;
    const lost = server.query(query, {}, withKey(server.key), gone.signal);
    await lock.untilWaiting(1);
    gone.abort();
    await expect(lost).rejects.toThrow(/abort/);
    await lock.release();
    await vi.waitFor(async () => expect(await keysNamed("seen through")).toBe(1));
    await vi.waitFor(async () =>
      expect(await issue({ name: "seen through", idempotencyKey: "k7" })).toMatchObject({
        issued: { key: null },
      }),
    );
    expect((await audit(1))[0]!.outcome).toBe("done");
  });

  it.each([
    ["nothing", ""],
    ["more than 200 characters", "x".repeat(201)],
    ["a megabyte's worth", "y".repeat(200_000)],
    ["a control character", "a\u0000b"],
  ])("that is %s is refused", async (_, idempotencyKey) => {
    const told = await server.mutate("startExperiment", { id: experimentId, idempotencyKey });
    expect(told.__typename).toBe("InvalidInputError");
    expect(told.issues).toMatchObject([{ path: "idempotencyKey", expected: expect.stringMatching(/200/) }]);
  });

  it("claimed by a server that died is taken over after a while, by the same request alone", async () => {
    const { userId } = (
      await server.db.sql.execute<{ userId: string }>('select id as "userId" from users limit 1')
    ).rows[0]!;
    const input = { name: "taken over", scopes: ["read"] };
    const requestHash = hashJson(["createApiKey", input]);
    await claimIdempotencyKey(server.db, { userId, key: "k8", requestHash });
    const sent = { name: "taken over", idempotencyKey: "k8" };
    expect(await issue(sent)).toMatchObject({
      __typename: "ConflictError",
      expected: expect.stringMatching(/later/),
    });
    await server.db.sql.execute("update idempotency_keys set created_at = created_at - interval '3 minutes'");
    expect((await issue({ ...sent, name: "something else" })).__typename).toBe("ConflictError");
    expect((await issue(sent)).issued.key).toMatch(/^dbdpo_/);
  });
});

describe("the audit log", () => {
  it("has who did what, from where, to what, and what came of it", async () => {
    const note = "seen";
    await server.mutate("annotateExperiment", { id: experimentId, note });
    const [entry] = await audit(1);
    expect(entry).toEqual({
      action: "annotateExperiment",
      outcome: "done",
      target: experimentId,
      input: { id: experimentId, note },
      user: { email: "admin@dbdpo.localhost" },
      apiKey: { name: "first key" },
      address: expect.stringMatching(/127\.0\.0\.1|::1/),
      requestId: expect.any(String),
    });
    const line = server
      .log()
      .split("\n")
      .find((text) => text.includes(entry!.requestId));
    expect(JSON.parse(line!)).toMatchObject({ outcome: "ok", requestId: entry!.requestId });
  });

  it("has refusals by their code, each once", async () => {
    const unknown = "Experiment:01990000-0000-7000-8000-000000000000";
    await server.mutate("startExperiment", { id: unknown });
    await server.mutate("startExperiment", { id: "Run:1" });
    await server.mutate("archiveExperiment", { id: experimentId });
    await server.mutate("startExperiment", { id: experimentId });
    await server.mutate("archiveExperiment", { id: experimentId, archived: false });
    const entries = (await audit(5)).map(({ action, outcome }) => [action, outcome]);
    expect(entries.reverse()).toEqual([
      ["startExperiment", "NOT_FOUND"],
      ["startExperiment", "BAD_INPUT"],
      ["archiveExperiment", "done"],
      ["startExperiment", "CONFLICT"],
      ["archiveExperiment", "done"],
    ]);
  });

  it("tells sessions from keys", async () => {
    const own = await session();
    await server.mutate("annotateExperiment", { id: experimentId, tags: ["a"] }, "", own);
    expect((await audit(1))[0]).toMatchObject({ user: { email: "admin@dbdpo.localhost" }, apiKey: null });
    const made = await issue({ name: "script", scopes: ["WRITE"] });
    await server.mutate("annotateExperiment", { id: experimentId, tags: [] }, "", withKey(made.issued.key));
    expect((await audit(1))[0]).toMatchObject({ apiKey: { name: "script" }, input: { tags: [] } });
  });

  it("has a mutation whose end was never seen as started", async () => {
    const nobody = { userId: null, apiKeyId: null, address: null };
    await beginAudit(server.db, { ...nobody, requestId: "r", action: "lost", input: {} });
    expect((await audit(1))[0]).toMatchObject({ action: "lost", outcome: "started" });
  });

  it("has what no table can hold, which is refused by the field it stands in", async () => {
    const configuration = { personalisation: { method: "a\u0000b" } };
    const told = await server.mutate("createExperiment", { configuration });
    expect(told.issues).toMatchObject([
      { path: "configuration.personalisation.method", expected: "a text without null characters" },
    ]);
    expect((await audit(1))[0]).toMatchObject({
      ...{ action: "createExperiment", outcome: "BAD_INPUT" },
      input: { configuration: { personalisation: { method: "a\ufffdb" } } },
    });
  });

  it("has no key and no link, and neither has the log", async () => {
    const made = await issue({ name: "secret" });
    const { link } = await server.mutate<{ link: { url: string } }>(
      "createSignInLink",
      {
        userId: (
          (await server.query("{ viewer { userId } }")).data as never as { viewer: { userId: string } }
        ).viewer.userId,
      },
      "link { url }",
    );
    await server.mutate("annotateExperiment", { id: experimentId, note: `my key is ${made.issued.key}` });
    const token = new URL(link.url).searchParams.get("token")!;
    expect(token.length).toBeGreaterThan(20);
    const written = JSON.stringify(
      (await server.db.sql.execute("select * from audit_log")).rows.concat(
        (await server.db.sql.execute("select * from idempotency_keys")).rows,
      ),
    );
    for (const secret of [server.key, made.issued.key!, token]) {
      expect(written).not.toContain(secret);
      expect(server.log()).not.toContain(secret);
    }
    expect(written).toContain("my key is [hidden]");
  });
});
