import { rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  beginExport,
  createExport,
  type DataExport,
  failExport,
  findExport,
  type KeyScope,
  type Queue,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role, Viewer } from "../access/index.ts";
import { openLog } from "../observe/index.ts";
import { exportRoutes, runExport } from "./index.ts";
import { type FilledDatabase, fillDatabase } from "./testing/filled-database.ts";

let data: FilledDatabase;
let server: Server;
let url: string;
let done: DataExport;
let file: Buffer;

/** Viewers by the credential that a test sends. */
const viewers = new Map<string, Viewer>();

function addViewer(name: string, role: Role, userId: string | null, scopes: KeyScope[]): void {
  viewers.set(name, {
    role,
    userId,
    scopes: new Set(scopes),
    apiKeyId: null,
    assessorId: null,
    subject: name,
  });
}

const byHand = { addExport: async () => {} } as unknown as Queue;
const ask = (of: Partial<DataExport> = {}) =>
  createExport(data.db, byHand, {
    userId: data.owner.id,
    kind: "pairs",
    format: "csv",
    subjectId: data.experiment.id,
    ...of,
  });

async function write(of: Partial<DataExport> = {}): Promise<DataExport> {
  const { id } = await ask(of);
  await runExport(data.db, id, new AbortController().signal);
  return findExport(data.db, id);
}

beforeAll(async () => {
  data = await fillDatabase();
  addViewer("owner", "researcher", data.owner.id, ["read"]);
  addViewer("stranger", "researcher", data.stranger.id, ["read", "write"]);
  addViewer("admin", "admin", data.stranger.id, ["read", "write", "admin"]);
  addViewer("admin's reading key", "admin", data.stranger.id, ["read"]);
  addViewer("assessor", "assessor", null, []);
  addViewer("anonymous", "anonymous", null, []);
  const viewerOf = async ({ headers }: express.Request) => {
    const viewer = viewers.get(String(headers.authorization));
    if (!viewer) throw new AppError("UNAUTHENTICATED", "The key is not valid.");
    return viewer;
  };
  const app = express();
  app.use("/exports", exportRoutes({ db: data.db, viewerOf, log: openLog("silent") }));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  done = await write();
  file = await data.db.store.get(done.sha256!);
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await data?.dispose();
});

const download = (headers: Record<string, string> = {}, id = done.id, method = "GET") =>
  fetch(`${url}/exports/${id}/download`, { method, headers: { authorization: "owner", ...headers } });
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error;
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("the download of an export", () => {
  it("is an attachment with a name that says what it is", async () => {
    const response = await download();
    expect(response.status).toBe(200);
    const name = `demo-pairs-${done.createdAt.toISOString().slice(0, 10)}.csv`;
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-length": String(file.length),
      "content-disposition": `attachment; filename="${name}"; filename*=UTF-8''${name}`,
      "accept-ranges": "bytes",
      etag: `"${done.sha256}"`,
      "cache-control": expect.stringContaining("private"),
      "x-content-type-options": "nosniff",
    });
    expect((await bytesOf(response)).equals(file)).toBe(true);
    const head = await download({}, done.id, "HEAD");
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(file.length)]);
  });

  it("names runs and studies, whatever they are called", async () => {
    const run = await download({}, (await write({ subjectId: data.experiment.runs[1]!.id })).id);
    expect(run.headers.get("content-disposition")).toMatch(
      /filename="demo-rex-TS-pairs-\d{4}-\d\d-\d\d\.csv"/,
    );
    const votes = await write({ kind: "votes", format: "jsonl", subjectId: data.studyId });
    const study = await download({}, votes.id);
    expect(study.headers.get("content-disposition")).toMatch(
      /filename="Which_is_better_-votes-[\d-]{10}\.jsonl"/,
    );
    expect(study.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
  });

  it("resumes where it broke off, in the same bytes", async () => {
    const pieces: Buffer[] = [];
    const etag = `"${done.sha256}"`;
    for (let at = 0; at < file.length; at += 50_000) {
      const range = `bytes=${at}-${at + 50_000 - 1 < file.length ? at + 50_000 - 1 : ""}`;
      const response = await download({ range, "if-range": etag });
      expect(response.status).toBe(206);
      pieces.push(await bytesOf(response));
    }
    expect(pieces.length).toBeGreaterThan(2);
    expect(Buffer.concat(pieces).equals(file)).toBe(true);
    const other = await download({ range: "bytes=5-", "if-range": '"other"' });
    expect([other.status, (await bytesOf(other)).length]).toEqual([200, file.length]);
    expect((await download({ "if-none-match": etag })).status).toBe(304);
  });

  it("refuses a range beyond its end", async () => {
    const response = await download({ range: `bytes=${file.length}-` });
    expect([response.status, response.headers.get("content-range")]).toEqual([416, `bytes */${file.length}`]);
    expect(response.headers.get("content-disposition")).toBeNull();
    expect(await errorOf(response)).toMatchObject({ code: "BAD_INPUT" });
  });

  it.each([
    ["admin", 200, undefined],
    ["stranger", 404, "NOT_FOUND"],
    ["admin's reading key", 404, "NOT_FOUND"],
    ["assessor", 403, "FORBIDDEN"],
    ["anonymous", 401, "UNAUTHENTICATED"],
    ["a wrong key", 401, "UNAUTHENTICATED"],
  ])("is for its owner and admins: %s gets %i", async (authorization, status, code) => {
    const response = await download({ authorization });
    expect(response.status).toBe(status);
    if (code === undefined) return;
    expect(await errorOf(response)).toMatchObject({ code });
    expect(response.headers.get("etag") ?? "").not.toContain(done.sha256);
  });

  it("tells a stranger nothing that an unknown export would not", async () => {
    const unknown = done.id.replace(/.{4}$/, "ffff");
    const authorization = "stranger";
    const [absent, hidden] = [await download({ authorization }, unknown), await download({ authorization })];
    expect(await absent.text()).toBe((await hidden.text()).replaceAll(done.id, unknown));
    for (const id of ["x", "..%2f..%2fetc%2fpasswd", "%00"])
      expect((await download({}, id)).status).toBe(404);
  });

  it("is 409 while there is no file, and says why", async () => {
    const { id } = await ask();
    const waiting = await download({}, id);
    expect(waiting.status).toBe(409);
    expect(await errorOf(waiting)).toMatchObject({
      code: "CONFLICT",
      message: "The export is queued; it cannot be downloaded yet.",
    });
    await beginExport(data.db, id);
    await failExport(data.db, id, { code: "STORAGE", message: "The disk is full." });
    expect((await errorOf(await download({}, id))).message).toBe("The export failed: The disk is full.");
  });

  it("is 410 once the file was deleted", async () => {
    const gone = await write({ format: "jsonl" });
    rmSync(data.db.store.locate(gone.sha256!));
    const response = await download({}, gone.id);
    expect([response.status, (await errorOf(response)).code]).toEqual([410, "GONE"]);
  });
});
