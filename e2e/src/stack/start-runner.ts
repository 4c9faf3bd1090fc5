import { join } from "node:path";
import { type StackProcess, startProcess } from "./start-process.ts";

/** Starts a runner on the processor; resolves when it waits for experiments. */
export const startRunner = (dataFolder: string): Promise<StackProcess> =>
  startProcess({
    script: "gpu-runner/src/cli/main.ts",
    args: ["work", "--device", "cpu"],
    env: { DBDPO_DATA: dataFolder },
    logFile: join(dataFolder, "runner.log"),
    isReady: (said) => said.includes("Waiting for experiments"),
  });
