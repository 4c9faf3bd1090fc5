import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { AppError } from "@dreambooth-dpo/db/contract";
import { encodeModel, type Model } from "../onnx/index.ts";
import type { Tensor } from "../tensor/index.ts";
import type { DeviceCalls, DeviceMethod, DeviceResponse } from "./device-protocol.ts";
import type { StepResult, TrainerState } from "./runtime-trainer.ts";
import type { TrainingProgram } from "./training-graphs.ts";

/** A loaded model on a device. */
export interface Session {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Runs the model; only `outputs` (default all) come back. */
  run(feeds: Record<string, Tensor>, outputs?: readonly string[]): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

/** A training run on a device; weights and moments stay there between steps. */
export interface Trainer {
  /** One optimizer step over the mean of the micro-batches' losses. Throws DIVERGED when it is no number. */
  step(microBatches: readonly Record<string, Tensor>[], learningRate: number): Promise<StepResult>;
  state(): Promise<TrainerState>;
  restore(state: TrainerState): Promise<void>;
  release(): Promise<void>;
}

/** An execution provider in a process of its own. */
export interface Device {
  readonly info: { readonly provider: string; readonly threads: number };
  session(model: Model | { readonly path: string }): Promise<Session>;
  trainer(program: TrainingProgram): Promise<Trainer>;
  /** Resident memory of the device process in bytes. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Calls across the process boundary; a process that dies rejects every call under way. */
class DeviceConnection {
  private readonly child: ChildProcess;
  private readonly pending = new Map<number, Pending>();
  private readonly ended: Promise<void>;
  private nextId = 1;
  private closing = false;

  constructor(options: { provider: string; threads: number }) {
    const path = fileURLToPath(new URL("./device-process.ts", import.meta.url));
    this.child = fork(path, [JSON.stringify(options)], { serialization: "advanced" });
    this.child.on("message", (response: DeviceResponse) => this.settle(response));
    this.ended = new Promise((resolve) => {
      this.child.once("exit", (code, signal) => {
        this.rejectAll(
          new AppError(
            "DEVICE",
            `The device process ended (${signal ?? `exit ${code}`}) while it was in use.`,
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

  async close(): Promise<void> {
    this.closing = true;
    if (this.child.connected) this.child.disconnect();
    await this.ended;
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

const providers = ["cpu"];

/**
 * Starts a device process. `threads` (default: all cores) are the runtime's own.
 * Throws BAD_INPUT for a provider that this build cannot verify.
 */
export async function openDevice(options: { provider?: string; threads?: number } = {}): Promise<Device> {
  const provider = options.provider ?? "cpu";
  if (!providers.includes(provider))
    throw AppError.badInput("device", provider, `one of ${providers.join(", ")}`);
  const info = { provider, threads: options.threads ?? availableParallelism() };
  const connection = new DeviceConnection(info);
  await connection.call("memory", {});
  return {
    info,
    session: async (model) => {
      const source = "path" in model ? model.path : encodeModel(model);
      const { handle, inputs, outputs } = await connection.call("createSession", { model: source });
      return {
        inputs,
        outputs,
        run: (feeds, wanted) =>
          connection.call("runSession", { handle, feeds, ...(wanted ? { outputs: wanted } : {}) }),
        release: async () => connection.call("release", { handle }),
      };
    },
    trainer: async (program) => {
      const { handle } = await connection.call("createTrainer", {
        program: { ...program, model: encodeModel(program.model) },
      });
      return {
        step: (microBatches, learningRate) => connection.call("step", { handle, microBatches, learningRate }),
        state: () => connection.call("snapshot", { handle }),
        restore: async (state) => connection.call("restore", { handle, state }),
        release: async () => connection.call("release", { handle }),
      };
    },
    memory: async () => (await connection.call("memory", {})).rss,
    close: () => connection.close(),
  };
}
