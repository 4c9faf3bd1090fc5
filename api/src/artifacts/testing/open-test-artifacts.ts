import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  acquireExperiment,
  completeShard,
  createExperiment,
  createUser,
  type Database,
  ensureStage,
  hashJson,
  linkStage,
  openDatabase,
  saveConcept,
  setRunStatus,
} from "@dreambooth-dpo/db";
import express from "express";
import type { Role, Viewer } from "../../access/index.ts";
import { openLog } from "../../observe/index.ts";
import { artifactRoutes } from "../index.ts";

/** A real server with the artifact routes alone; who asks is told by the header "x-viewer" (an account's name). */
export interface TestArtifacts {
  readonly db: Database;
  readonly url: string;
  readonly folder: string;
  /** All that was logged so far. */
  logged(): string;
  /** Stores content and makes it an image of a stage. */
  addImage(content: Uint8Array): Promise<string>;
  addCheckpoint(content: Uint8Array): Promise<string>;
  addManifest(value: unknown): Promise<string>;
  /** Asks as the researcher ann unless headers say otherwise. */
  get(path: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Response>;
  post(body: RequestInit["body"], headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Asks for a path exactly as it is written; returns status and body. */
  getRaw(path: string): Promise<{ status: number; body: string }>;
  close(): Promise<void>;
}

const people = {
  ann: { role: "researcher", scopes: ["read", "write"] },
  bob: { role: "researcher", scopes: ["read"] },
  root: { role: "admin", scopes: ["read", "write", "admin"] },
  judge: { role: "assessor", scopes: [] },
  nobody: { role: "anonymous", scopes: [] },
} as const satisfies Record<string, { role: Role; scopes: readonly string[] }>;

async function makeViewers(db: Database): Promise<ReadonlyMap<string, Viewer>> {
  const viewers = new Map<string, Viewer>();
  for (const [name, { role, scopes }] of Object.entries(people)) {
    const isAccount = role === "researcher" || role === "admin";
    const user = isAccount ? await createUser(db, { email: `${name}@example.org`, name, role }) : undefined;
    const userId = user?.id ?? null;
    viewers.set(name, {
      role,
      scopes: new Set(scopes),
      userId,
      apiKeyId: null,
      assessorId: null,
      subject: name,
    });
  }
  return viewers;
}

/** Opens a database with one run, and a server on it. */
export async function openTestArtifacts(): Promise<TestArtifacts> {
  const folder = mkdtempSync(join(tmpdir(), "artifact-routes-"));
  const db = await openDatabase({ dataFolder: folder });
  const viewers = await makeViewers(db);
  let logged = "";
  const log = openLog("trace", { write: (line: string) => (logged += line) });
  const app = express();
  const viewerOf = async (request: express.Request) => viewers.get(request.get("x-viewer") ?? "ann")!;
  app.use("/artifacts", artifactRoutes({ db, viewerOf, log }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const concept = { name: "dog", className: "dog", kind: "live", contentHash: hashJson("dog") } as const;
  const { id: conceptId } = await saveConcept(db, { ...concept, images: [] });
  const { id, runs } = await createExperiment(db, {
    name: "e",
    configuration: {} as never,
    configurationHash: hashJson("e"),
    runs: [{ conceptId, variant: "MIX", seed: 1, configuration: {} }],
  });
  const runId = runs[0]!.id;
  const lease = await acquireExperiment(db, id, { runner: "test", leaseSeconds: 600 });
  const stage = async (kind: string, round: number, rows: Partial<Parameters<typeof completeShard>[1]>) => {
    const inputHash = hashJson([kind, rows]);
    const { id: stageId } = await ensureStage(db, { inputHash, kind, inputs: {}, expected: 1 });
    await linkStage(db, { runId, round, kind, inputHash });
    await completeShard(db, { stageId, index: 0, lease, resultSha256: inputHash, output: null, ...rows });
  };

  return {
    db,
    url,
    folder,
    logged: () => logged,
    async addImage(content) {
      const { sha256 } = await db.store.put(content);
      const image = {
        key: "0/0",
        promptIndex: 0,
        promptText: "a dog",
        sample: 0,
        seed: 1,
        width: 1,
        height: 1,
      };
      await stage("generate", 1, { images: [{ ...image, sha256 }] });
      return sha256;
    },
    async addCheckpoint(content) {
      const { sha256, bytes } = await db.store.put(content);
      await stage("train", 2, { checkpoints: [{ role: "weights", step: 150, sha256, bytes }] });
      return sha256;
    },
    async addManifest(value) {
      const { sha256 } = await db.store.put(Buffer.from(JSON.stringify(value)));
      await setRunStatus(db, runId, "done", { manifestSha256: sha256 });
      return sha256;
    },
    get: (path, headers = {}, method = "GET") => fetch(`${url}/artifacts${path}`, { headers, method }),
    post: (body, headers = {}) =>
      fetch(`${url}/artifacts/uploads`, {
        method: "POST",
        headers: { "content-type": "image/png", ...headers },
        duplex: "half",
        ...(body === undefined ? {} : { body }),
      } as RequestInit),
    getRaw: (path) =>
      new Promise((resolve, reject) => {
        send(url, { path, headers: { connection: "close" } }, (response) => {
          let body = "";
          response.setEncoding("utf8").on("data", (text) => (body += text));
          response.on("end", () => resolve({ status: response.statusCode!, body }));
        })
          .on("error", reject)
          .end();
      }),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
