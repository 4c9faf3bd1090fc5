import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";

/** The repository's folder. */
export const root = join(import.meta.dirname, "../../..");

/** How long a process may take to say that it is ready, and to end when asked to; milliseconds. */
const patience = { start: 120_000, end: 30_000 };

/** A process of the stack. */
export interface StackProcess {
  readonly pid: number;
  /** What it has printed so far, both streams. */
  said(): string;
  /** Ends it cleanly, by force where that takes too long; resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  /** Relative to the repository. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly flags?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where its output is kept. */
  readonly logFile: string;
  /** Whether it is ready, by what it printed and the message that it sent, if any. */
  readonly isReady: (said: string, message: unknown) => boolean;
}

/** What of the surroundings must not reach the processes: they are to be as a fresh machine starts them. */
const neutral = {
  ...{ DATABASE_URL: "", DBDPO_SECRET: "", DBDPO_ADMIN_EMAIL: "", OTEL_EXPORTER_OTLP_ENDPOINT: "" },
  ...{ NODE_OPTIONS: "", HOST: "", FORCE_COLOR: "0", NEXT_TELEMETRY_DISABLED: "1" },
};

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), patience.end);
  await gone.finally(() => clearTimeout(timer));
}

/**
 * Starts a script of the product on this Node and resolves once it is ready. It hears of this process's end over IPC and ends
 * then too. Rejects with what it printed where it ends before or takes longer than two minutes.
 */
export async function startProcess(options: ProcessOptions): Promise<StackProcess> {
  const { script, args = [], flags = [], env, logFile, isReady } = options;
  const child = spawn(process.execPath, [...flags, join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...neutral, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Out of the terminal's process group: Ctrl-C comes to it once, from here.
    detached: true,
  });
  const log = createWriteStream(logFile, { flags: "a" });
  let said = "";
  let message: unknown;
  const ready = new Promise<void>((resolve, reject) => {
    const look = () => isReady(said, message) && resolve();
    for (const stream of [child.stdout!, child.stderr!])
      stream.on("data", (chunk: Buffer) => {
        log.write(chunk);
        said += chunk;
        look();
      });
    child.on("message", (received) => {
      message = received;
      look();
    });
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`${script} ended (${signal ?? code}) before it was ready:\n${said}`)),
    );
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), patience.start);
  await ready.finally(() => clearTimeout(timer));
  return {
    pid: child.pid!,
    said: () => said,
    stop: () => end(child, "SIGTERM"),
    kill: () => end(child, "SIGKILL"),
  };
}
