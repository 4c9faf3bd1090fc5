import { Agent, request } from "node:http";
import pg from "pg";
import { type Operation, operations } from "../operations/index.ts";
import type { LoadJob, Target } from "./load-job.ts";

/** Asks one question and resolves when the whole answer is there. */
export interface Asker {
  /** Bytes of the answer; 0 where rows came over PostgreSQL's protocol. */
  ask(subject: unknown): Promise<number>;
  /** The answer's rows in the form that all systems share. */
  rows(subject: unknown): Promise<unknown>;
  close(): Promise<void>;
}

function askDatabase(
  target: Extract<Target, { system: "sql" }>,
  operation: Operation,
  connections: number,
): Asker {
  const { connectionString, applicationName: application_name } = target;
  const pool = new pg.Pool({ connectionString, application_name, max: connections });
  return {
    async ask(subject) {
      await operation.floor(pool, subject);
      return 0;
    },
    rows: async (subject) => operation.floorRows((await operation.floor(pool, subject)) as never),
    close: () => pool.end(),
  };
}

function post(
  agent: Agent,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: "POST",
        agent,
        headers: {
          ...headers,
          "content-type": "application/json",
          accept: "application/json",
          "content-length": Buffer.byteLength(body),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const answer = Buffer.concat(chunks);
          if (response.statusCode === 200 && !answer.includes('"errors":')) resolve(answer);
          else
            reject(
              new Error(`${url.host} answered ${response.statusCode}: ${answer.toString().slice(0, 500)}`),
            );
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function askServer(target: Exclude<Target, { system: "sql" }>, operation: Operation): Asker {
  const question = operation[target.system];
  if (!question) throw new Error(`${target.system} has no question for ${operation.title}.`);
  const { query } = question;
  const agent = new Agent({ keepAlive: true });
  const url = new URL(target.url);
  const send = (subject: unknown) =>
    post(agent, url, target.headers, JSON.stringify({ query, variables: question.variables(subject) }));
  return {
    ask: async (subject) => (await send(subject)).length,
    async rows(subject) {
      const { data } = JSON.parse((await send(subject)).toString()) as { data: never };
      return question.rows(data);
    },
    close: async () => agent.destroy(),
  };
}

/** Opens what a job is put to. */
export function openAsker({ target, operation }: LoadJob, connections: number): Asker {
  const asked = operations[operation];
  return target.system === "sql" ? askDatabase(target, asked, connections) : askServer(target, asked);
}
