import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWeb } from "./build-web.ts";
import type { StackProcess } from "./start-process.ts";
import { startRunner } from "./start-runner.ts";
import { type Servers, startServers } from "./start-servers.ts";

/** The whole product on a data folder of its own. */
export interface Stack extends Servers {
  readonly dataFolder: string;
  readonly runner: StackProcess;
  /** Ends everything and removes the data; keeps the logs in `logsTo` where that is given. */
  dispose(logsTo?: string): Promise<void>;
}

const logs = ["api.log", "web.log", "runner.log", "postgres.log"];

/** Starts database, API, web app and a runner; what was started is ended again where a part of it fails. */
export async function startStack(): Promise<Stack> {
  await buildWeb();
  const dataFolder = mkdtempSync(join(tmpdir(), "dbdpo-e2e-"));
  const running: { stop(): Promise<void> }[] = [];
  const dispose = async (logsTo?: string) => {
    for (let part = running.pop(); part; part = running.pop()) await part.stop();
    if (logsTo)
      for (const name of logs)
        if (existsSync(join(dataFolder, name))) cpSync(join(dataFolder, name), join(logsTo, name));
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const servers = await startServers({ dataFolder });
    running.push(servers);
    const runner = await startRunner(dataFolder);
    running.push(runner);
    return { ...servers, dataFolder, runner, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
