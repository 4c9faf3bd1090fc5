import { type ChildProcess, fork } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { DeviceCalls, DeviceMethod, DeviceResponse } from "./device-protocol.ts";
import type { RuntimeOptions } from "./runtime-session.ts";

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** A Vulkan driver by its manifest; chromium's SwiftShader brings its own loader, found beside it. */
function vulkanEnvironment(manifest: string | undefined): NodeJS.ProcessEnv {
  if (!manifest) return process.env;
  const libraries = [process.env.LD_LIBRARY_PATH, dirname(manifest)].filter(Boolean).join(delimiter);
  return {
    ...process.env,
    VK_ICD_FILENAMES: manifest,
    VK_DRIVER_FILES: manifest,
    LD_LIBRARY_PATH: libraries,
  };
}

/** Calls across the process boundary; a process that dies rejects every call under way. */
export class DeviceConnection {
  private readonly child: ChildProcess;
  private readonly pending = new Map<number, Pending>();
  private readonly ended: Promise<void>;
  private nextId = 1;
  private closing = false;
  /** The end of what the process wrote: native code reports there why it aborts. */
  private complaints = "";

  constructor(options: RuntimeOptions, vulkanDriver?: string) {
    const path = fileURLToPath(new URL("./device-process.ts", import.meta.url));
    this.child = fork(path, [JSON.stringify(options)], {
      serialization: "advanced",
      env: vulkanEnvironment(vulkanDriver),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.child.stderr?.on("data", (text: Buffer) => {
      this.complaints = (this.complaints + text).slice(-2000);
    });
    this.child.on("message", (response: DeviceResponse) => this.settle(response));
    this.child.on("error", (cause) =>
      this.rejectAll(new AppError("DEVICE", "The device process cannot be started or reached.", { cause })),
    );
    const written = new Promise((resolve) => this.child.stderr?.once("close", resolve));
    this.ended = new Promise((resolve) => {
      this.child.once("exit", async (code, signal) => {
        await written;
        this.rejectAll(
          new AppError(
            "DEVICE",
            `The device process ended (${signal ?? `exit ${code}`}) while it was in use.`,
            this.complaints ? { hint: this.complaints.trim() } : {},
          ),
        );
        resolve();
      });
    });
  }

  call<M extends DeviceMethod>(method: M, args: DeviceCalls[M]["args"]): Promise<DeviceCalls[M]["result"]> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      if (this.closing || !this.child.connected) {
        reject(new AppError("DEVICE", "The device has been closed or its process has ended."));
        return;
      }
      this.pending.set(id, { resolve: resolve as Pending["resolve"], reject });
      this.child.send({ id, method, args }, (error) => {
        if (!error) return;
        this.pending.delete(id);
        reject(new AppError("DEVICE", "The device process cannot be reached.", { cause: error }));
      });
    });
  }

  /** Waits for the calls under way, then for the process to end. */
  async close(): Promise<void> {
    this.closing = true;
    if (this.child.connected) this.child.disconnect();
    await this.ended;
  }

  /** Ends the process at once; calls under way are rejected. */
  kill(): void {
    this.closing = true;
    this.child.kill("SIGKILL");
  }

  private settle(response: DeviceResponse): void {
    const call = this.pending.get(response.id);
    this.pending.delete(response.id);
    if ("error" in response)
      call?.reject(new AppError(response.error.code, response.error.message, response.error.detail));
    else call?.resolve(response.result as never);
  }

  private rejectAll(error: AppError): void {
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
  }
}
