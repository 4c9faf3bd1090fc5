import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A server in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** Ends it and resolves when it is gone. */
  stop(): Promise<void>;
}

const patience = 60_000;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  await gone;
  clearTimeout(timer);
}

/**
 * Starts a TypeScript module as a server and reads its standard output until `isReady` is content with the lines so far.
 * What it says on standard error is kept, to tell why it ended early.
 */
export async function startProcess(
  module: string,
  environment: NodeJS.ProcessEnv,
  isReady: (lines: readonly string[]) => boolean,
  flags: readonly string[] = [],
): Promise<{ server: ServerProcess; lines: readonly string[] }> {
  const child = spawn(process.execPath, [...flags, module], {
    env: { ...process.env, NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let complaint = "";
  child.stderr!.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-4000);
  });
  const lines: string[] = [];
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on("line", (line) => {
      lines.push(line);
      if (isReady(lines)) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`The server did not start:\n${complaint}${lines.join("\n")}`)));
  });
  await ready.finally(() => clearTimeout(timer));
  return { server: { pid: child.pid!, stop: () => stop(child) }, lines };
}
