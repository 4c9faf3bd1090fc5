import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { Database } from "@dreambooth-dpo/db";
import { openLog, readEnvironment } from "../observe/index.ts";
import { startServer } from "../server/index.ts";

export interface GraphQLAnswer {
  readonly status: number;
  readonly data: Record<string, never> | null | undefined;
  readonly errors:
    | readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
    | undefined;
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
  readonly text: string;
}

/** A server of its own with a database of its own, for tests; dispose of it. */
export interface TestServer {
  readonly url: string;
  readonly db: Database;
  /** The first admin's key. */
  readonly key: string;
  readonly signInUrl: string;
  /** Lines of its log so far. */
  readonly log: () => string;
  /** Sends an operation with the admin's key, or with other headers. */
  query(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<GraphQLAnswer>;
  stop(): Promise<void>;
  dispose(): Promise<void>;
}

/** Starts the API on a free port over an embedded database in a folder that goes when it is disposed of. */
export async function startTestServer(environment: NodeJS.ProcessEnv = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "api-test-"));
  let lines = "";
  const destination = new Writable({
    write(chunk, _, done) {
      lines += String(chunk);
      done();
    },
  });
  const server = await startServer(readEnvironment({ PORT: "0", ...environment }), {
    dataFolder: folder,
    log: openLog("debug", destination),
  });
  const { url, db, firstAdmin } = server;
  const key = firstAdmin.apiKey!;
  return {
    url,
    db,
    key,
    signInUrl: firstAdmin.signInUrl!,
    log: () => lines,
    async query(query, variables, headers = { authorization: `Bearer ${key}` }) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      const body = JSON.parse(text) as Omit<GraphQLAnswer, "status" | "text">;
      return { status: response.status, text, ...body };
    },
    stop: () => server.stop(),
    async dispose() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
