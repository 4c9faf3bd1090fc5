import { type Database, openDatabase } from "@dreambooth-dpo/db";
import { type Device, openDevice } from "../engine/index.ts";
import { openProgress, type ProgressDisplay } from "./show-progress.ts";
import { fail, type Output, say } from "./terminal.ts";

/** What a command works with. */
export interface Session extends Output {
  readonly db: Database;
  /** Fires at Ctrl-C: the command stops cleanly and can be resumed. */
  readonly signal: AbortSignal;
  readonly progress: ProgressDisplay;
}

export interface GlobalOptions {
  readonly json?: boolean;
  /** Folder of everything durable. */
  readonly data?: string;
}

/** Options of commands that compute. */
export interface DeviceFlags {
  readonly device?: string;
  readonly threads?: number;
}

function listenForInterrupt(): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    say("\nStopping; what is done is kept. Press Ctrl-C again to stop at once.");
    controller.abort();
  };
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, interrupt);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, interrupt);
    },
  };
}

/** Runs a command without the database; sets the exit status. */
export async function withOutput(
  options: GlobalOptions,
  work: (output: Output & Pick<Session, "signal" | "progress">) => Promise<void>,
): Promise<void> {
  const output = { json: options.json === true };
  const { signal, dispose } = listenForInterrupt();
  const progress = openProgress();
  try {
    await work({ ...output, signal, progress });
  } catch (error) {
    progress.stop();
    process.exitCode = fail(output, error);
  } finally {
    progress.stop();
    dispose();
  }
}

/** Runs a command with the database open; sets the exit status. */
export function withSession(
  options: GlobalOptions,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  return withOutput(options, async (output) => {
    const db = await openDatabase({ log: say, ...(options.data ? { dataFolder: options.data } : {}) });
    try {
      await work({ ...output, db });
    } finally {
      await db.close();
    }
  });
}

/** Drivers explain themselves at length; the last clause says most. */
function shorten(reason: string): string {
  const clause = reason.split(". ").findLast((part) => part.trim() !== "") ?? reason;
  return clause.length > 100 ? `${clause.slice(0, 99)}…` : clause.trim();
}

/** Runs work on a device of the asked kind; says which one it is, and with `auto` which were passed over and why. */
export async function withDevice<T>(
  { device: provider = "auto", threads }: DeviceFlags,
  work: (device: Device) => Promise<T>,
): Promise<T> {
  const vulkanDriver = process.env.DBDPO_VULKAN_ICD;
  const device = await openDevice({
    provider,
    ...(threads === undefined ? {} : { threads }),
    ...(vulkanDriver ? { vulkanDriver } : {}),
  });
  const { info } = device;
  say(`Device: ${info.provider}, ${info.threads} threads, onnxruntime ${info.onnxruntime}`);
  for (const other of info.passedOver)
    if ("reason" in other) say(`  not ${other.provider}: ${shorten(other.reason)}`);
  try {
    return await work(device);
  } finally {
    await device.close();
  }
}
