import { auditServer } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "./testing/index.ts";

const get = "GET is not served: a link or an image in another site's page would spend its visitor's session";
const invalid = "an operation that is not carried out is 400, whatever media type is accepted";

/** Audits that ask for what the table of attacks wants refused, by id, with the reason. */
const refusedOnPurpose: Readonly<Record<string, string>> = {
  "5A70": get,
  D6D5: get,
  "6A70": get,
  "572B": invalid,
  FDE2: invalid,
  "7B9B": invalid,
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.dispose());

describe("GraphQL over HTTP, by graphql-http's audits", () => {
  it("has no error, and no warning but those refused on purpose", async () => {
    const results = await auditServer({
      url: `${server.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) =>
        fetch(url, {
          ...init,
          headers: { ...(init.headers as object), authorization: `Bearer ${server.key}` },
        }),
    });
    const told = results.filter(({ status }) => status !== "ok");
    const list = told.map((r) => `${r.status} ${r.id} ${r.name}${"reason" in r ? `: ${r.reason}` : ""}`);
    expect(results.length).toBeGreaterThan(50);
    expect(list.filter((line) => line.startsWith("error"))).toEqual([]);
    expect(told.map(({ id }) => id).sort()).toEqual(Object.keys(refusedOnPurpose).sort());
  });
});
