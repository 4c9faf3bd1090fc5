import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { Database } from "@dreambooth-dpo/db";
import { openLog, readEnvironment } from "../observe/index.ts";
import { startServer, type Timing } from "../server/index.ts";

export interface GraphQLAnswer {
  readonly status: number;
  readonly headers: Headers;
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
  /** Where it listens, whatever stands before it. */
  readonly address: string;
  readonly db: Database;
  /** The first admin's key. */
  readonly key: string;
  readonly signInUrl: string;
  /** Of the database and everything else that is kept. */
  readonly dataFolder: string;
  /** Lines of its log so far. */
  readonly log: () => string;
  /** Sends an operation with the admin's key, or with other headers. */
  query(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<GraphQLAnswer>;
  /** Carries out one mutation: its result, whichever member of the union that is. Throws for anything else. */
  mutate<Result = MutationResult>(
    name: string,
    input: Readonly<Record<string, unknown>>,
    selection?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Result>;
  stop(): Promise<void>;
  dispose(): Promise<void>;
}

/** What a mutation returns: its errors, or what it selects of success. */
export interface MutationResult {
  readonly __typename: string;
  readonly message?: string;
  readonly hint?: string | null;
  readonly field?: string | null;
  readonly value?: unknown;
  readonly expected?: string | null;
  readonly issues?: readonly { readonly path: string; readonly value: unknown; readonly expected: string }[];
  readonly [result: string]: unknown;
}

export interface TestServerOptions {
  readonly timing?: Partial<Timing>;
  /** The folder of another server, to work on the same database; left alone when this server is disposed of. */
  readonly dataFolder?: string;
}

const errorsOf = `
  ... on InvalidInputError { message hint issues { path value expected } }
  ... on NotFoundError { message hint field value }
  ... on ConflictError { message hint field value expected }`;

/** Starts the API on a free port over an embedded database in a folder that goes when it is disposed of. */
export async function startTestServer(
  environment: NodeJS.ProcessEnv = {},
  { timing, ...given }: TestServerOptions = {},
): Promise<TestServer> {
  const dataFolder = given.dataFolder ?? mkdtempSync(join(tmpdir(), "api-test-"));
  let lines = "";
  const destination = new Writable({
    write(chunk, _, done) {
      lines += String(chunk);
      done();
    },
  });
  const server = await startServer(readEnvironment({ PORT: "0", ...environment }), {
    dataFolder,
    log: openLog("debug", destination),
    timing: { notice: 0, ...timing },
  });
  const { url, address, db, firstAdmin } = server;
  const key = firstAdmin.apiKey!;
  const authorization = { authorization: `Bearer ${key}` };
  const query: TestServer["query"] = async (
    query,
    variables,
    headers = authorization,
    signal = undefined,
  ) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    const body = JSON.parse(text) as Omit<GraphQLAnswer, "status" | "text" | "headers">;
    return { status: response.status, headers: response.headers, text, ...body };
  };
  return {
    url,
    address,
    db,
    key,
    signInUrl: firstAdmin.signInUrl!,
    dataFolder,
    log: () => lines,
    query,
    async mutate<Result>(
      name: string,
      input: Readonly<Record<string, unknown>>,
      selection = "",
      headers: Readonly<Record<string, string>> = authorization,
    ) {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const success = selection && `... on ${type}Success { ${selection} }`;
      const { data, text } = await query(
        `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ${success} ${errorsOf} } }`,
        { input },
        headers,
      );
      if (!data) throw new Error(text);
      return data[name] as Result;
    },
    stop: () => server.stop(),
    async dispose() {
      await server.stop();
      if (given.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
