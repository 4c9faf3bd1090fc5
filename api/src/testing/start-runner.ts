import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../gpu-runner/src/cli/main.ts", import.meta.url));

/** How long a runner may take to begin, milliseconds. */
const patience = 50_000;

/** A runner in a process of its own. */
export interface TestRunner {
  /** What it has said so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts a runner on the data of a server and resolves once it waits for experiments. */
export async function startRunner(dataFolder: string): Promise<TestRunner> {
  const child = spawn(process.execPath, [main, "work", "--device", "cpu", "--threads", "2"], {
    env: { ...process.env, DBDPO_DATA: dataFolder },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  let said = "";
  const waiting = new Promise<void>((resolve) => {
    child.stderr.on("data", (text: Buffer) => {
      said += text;
      if (said.includes("Waiting for experiments")) resolve();
    });
  });
  const tooLate = setTimeout(() => child.kill("SIGKILL"), patience);
  const inVain = ended.then(() => {
    throw new Error(`The runner ended:\n${said}`);
  });
  inVain.catch(() => {});
  await Promise.race([waiting, inVain]).finally(() => clearTimeout(tooLate));
  return {
    said: () => said,
    stop: async () => {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
