import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LoadJob, LoadReply, LoadResult } from "./load-job.ts";

/** A process that asks questions, one job at a time. */
export interface LoadGenerator {
  /** Clients asking for a while. Rejects when a single answer is an error. */
  load(job: Omit<Extract<LoadJob, { kind: "load" }>, "kind">): Promise<LoadResult>;
  /** The rows of one answer, in the form that all systems share. */
  answer(job: Omit<Extract<LoadJob, { kind: "answer" }>, "kind">): Promise<unknown>;
  close(): void;
}

/** Starts a load generator; `connections` are those it may have to the database itself. */
export function openLoad(connections: number): LoadGenerator {
  const child = fork(fileURLToPath(new URL("load-process.ts", import.meta.url)));
  let settle: { resolve: (result: unknown) => void; reject: (error: Error) => void } | undefined;
  child.on("message", (reply: LoadReply) => {
    if ("failure" in reply) settle?.reject(new Error(reply.failure));
    else settle?.resolve(reply.result);
  });
  child.on("exit", () => settle?.reject(new Error("The load generator has ended.")));
  const put = (job: LoadJob) =>
    new Promise<unknown>((resolve, reject) => {
      settle = { resolve, reject };
      child.send({ job, connections });
    });
  return {
    load: (job) => put({ kind: "load", ...job }) as Promise<LoadResult>,
    answer: (job) => put({ kind: "answer", ...job }),
    close: () => child.disconnect(),
  };
}
