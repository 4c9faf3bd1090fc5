import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectDocuments } from "../../scripts/collect-documents.ts";
import { documentFolders } from "../../scripts/document-folders.ts";
import { apiSchema } from "../schema/index.ts";
import { startTestServer, type TestServer } from "../testing/index.ts";
import { documentId } from "./index.ts";

const folder = new URL("../../documents/", import.meta.url);
const committed = readFileSync(new URL("../../trusted-documents.json", import.meta.url), "utf8");
const textOf = (file: string) => readFileSync(new URL(file, folder), "utf8").trim();

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.dispose());

async function post(body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown }) };
}

describe("trusted documents", () => {
  it("are those of api/documents and of the web app (write them with: npm run documents -w api)", () => {
    expect(JSON.parse(committed)).toEqual(collectDocuments(documentFolders, apiSchema()));
  });

  it("let a stranger ask who they are, by id or by the same text, and nothing of their own", async () => {
    const text = textOf("viewer.graphql");
    const viewer = { role: "ANONYMOUS", scopes: [], userId: null };
    expect(await post({ documentId: documentId(text) })).toMatchObject({ status: 200, data: { viewer } });
    expect(await post({ query: text })).toMatchObject({ status: 200, data: { viewer } });
    const own = await post({ query: "{ viewer { role } }" });
    expect(own).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  it("give nobody more than their credential does", async () => {
    const id = documentId(textOf("experiments.graphql"));
    const request = { documentId: id, variables: { first: 1 } };
    expect(await post(request)).toMatchObject({ status: 401 });
    const authorization = `Bearer ${server.key}`;
    const experiments = { totalCount: 0, nodes: [] };
    expect(await post(request, { authorization })).toMatchObject({ status: 200, data: { experiments } });
  });

  it("are known by their ids alone", async () => {
    const unknown = await post({ documentId: documentId("{ viewer { role } }") });
    expect(unknown).toMatchObject({ status: 400, errors: [{ extensions: { code: "UNKNOWN_DOCUMENT" } }] });
  });
});

describe("GraphiQL", () => {
  const page = () => fetch(`${server.url}/graphiql`);

  it("comes whole from this server, under a policy that lets nothing else in", async () => {
    const response = await page();
    const html = await response.text();
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    const addresses = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) {
      const file = await fetch(server.url + address);
      expect([address, file.status]).toEqual([address, 200]);
      expect(file.headers.get("content-type")).toMatch(/^text\/(css|javascript)/);
    }
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect((await page()).headers.get("content-security-policy")).not.toBe(policy);
  });

  it("is set up with the example queries, and asks who is looking by a trusted document", async () => {
    const [, text] = /<script [^>]*id="setup">(.*?)<\/script>/s.exec(await (await page()).text())!;
    const { examples, viewerDocument, nonce } = JSON.parse(text!);
    expect(examples.length).toBeGreaterThan(9);
    expect((await page()).headers.get("content-security-policy")).not.toContain(nonce);
    expect(await post({ documentId: viewerDocument })).toMatchObject({ status: 200 });
  });

  it("is where the one-time link leads, with a session that may query", async () => {
    const signedIn = await fetch(server.signInUrl, { redirect: "manual" });
    expect(signedIn.headers.get("location")).toMatch(/\/graphiql$/);
    const cookie = signedIn.headers.getSetCookie().map((each) => each.split(";")[0]);
    const answer = await post({ query: "{ viewer { role } }" }, { cookie: cookie.join("; ") });
    expect(answer).toMatchObject({ status: 200, data: { viewer: { role: "ADMIN" } } });
  });
});
