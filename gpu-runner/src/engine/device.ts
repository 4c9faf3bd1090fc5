import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Tensor } from "../tensor/index.ts";
import type { Canary } from "./canary.ts";
import { DeviceConnection } from "./device-connection.ts";
import { type ModelOrPath, withModelSource } from "./model-source.ts";
import { type Candidate, checkProvider, fastestProvider, offeredProviders } from "./provider.ts";
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

/** A training run in a device process; weights and moments stay there between steps. */
export interface Trainer {
  /** One optimizer step over the mean of the micro-batches' losses. Throws DIVERGED when it is no number or explodes. */
  step(microBatches: readonly Record<string, Tensor>[], learningRate: number): Promise<StepResult>;
  state(): Promise<TrainerState>;
  restore(state: TrainerState): Promise<void>;
  /** As `writeCheckpoint` of the state, but written by the device process: it need not fit in one message. */
  save(path: string, metadata?: Readonly<Record<string, string>>): Promise<void>;
  /** Restores what `save` or `writeCheckpoint` wrote; returns its metadata. */
  load(path: string): Promise<Readonly<Record<string, string>>>;
  release(): Promise<void>;
}

/** A training program whose model may also be a file. */
export type DeviceProgram = Omit<TrainingProgram, "model"> & { readonly model: ModelOrPath };

/** Which provider runs, and how it was found to work. */
export interface DeviceInfo {
  readonly provider: string;
  readonly threads: number;
  /** Version of the onnxruntime library. */
  readonly onnxruntime: string;
  readonly canary: Canary;
  /** Whether weights and moments of a training stay in device memory between steps (`webgpu`). */
  readonly stateOnDevice: boolean;
  /** With `auto`: the providers not taken, each with its canary time or the reason why it cannot be used. */
  readonly passedOver: readonly Candidate[];
}

/** An execution provider in a process of its own. */
export interface Device {
  readonly info: DeviceInfo;
  /** Loads a model. Throws NOT_FOUND for a path that is no file, DEVICE for a model the runtime refuses. */
  session(model: ModelOrPath): Promise<Session>;
  /** Builds the training graphs. Throws UNSUPPORTED for an operator without a gradient rule, as `differentiate` does. */
  trainer(program: DeviceProgram): Promise<Trainer>;
  /** Resident memory of the device process in bytes. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** How long a provider may take to start and pass its canary; a driver that hangs must not hang the run. */
const startLimitMs = 120_000;

interface Started {
  readonly connection: DeviceConnection;
  readonly info: DeviceInfo;
}

/** Which provider to use, on how many threads, and the manifest of a Vulkan driver for `webgpu` if not the system's. */
export interface DeviceOptions {
  /** `cpu` (default), `cuda`, `webgpu`, `dml`, `coreml`, or `auto`: the fastest that works. */
  readonly provider?: string;
  /** The runtime's own; default all cores. */
  readonly threads?: number;
  readonly vulkanDriver?: string;
}

async function startProvider(provider: string, threads: number, vulkanDriver?: string): Promise<Started> {
  const connection = new DeviceConnection({ provider, threads }, vulkanDriver);
  let hangs = false;
  const limit = setTimeout(() => {
    hangs = true;
    connection.kill();
  }, startLimitMs);
  try {
    const { version, listed } = await connection.call("runtime", {});
    checkProvider(provider, listed);
    const proof = await connection.call("canary", {});
    return { connection, info: { provider, threads, onnxruntime: version, ...proof, passedOver: [] } };
  } catch (error) {
    await connection.close();
    if (!hangs) throw error;
    throw new AppError(
      "DEVICE",
      `The execution provider "${provider}" did not finish its first work within ${startLimitMs / 1000} s.`,
      { field: "device", value: provider, expected: "a provider that starts" },
    );
  } finally {
    clearTimeout(limit);
  }
}

async function startFastest(threads: number, vulkanDriver?: string): Promise<Started> {
  const cpu = await startProvider("cpu", threads);
  const { listed } = await cpu.connection.call("runtime", {});
  const started = new Map([["cpu", cpu]]);
  const candidates: Candidate[] = [{ provider: "cpu", milliseconds: cpu.info.canary.milliseconds }];
  for (const provider of offeredProviders(listed).filter((name) => name !== "cpu")) {
    try {
      const other = await startProvider(provider, threads, vulkanDriver);
      started.set(provider, other);
      candidates.push({ provider, milliseconds: other.info.canary.milliseconds });
    } catch (error) {
      candidates.push({ provider, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const chosen = fastestProvider(candidates);
  for (const [provider, { connection }] of started) if (provider !== chosen) await connection.close();
  const { connection, info } = started.get(chosen)!;
  return { connection, info: { ...info, passedOver: candidates.filter((c) => c.provider !== chosen) } };
}

/**
 * Starts a device process and proves its provider on known work (a canary compared with the CPU's numbers). `auto` takes
 * the fastest provider that passes, if clearly faster than the CPU; that may differ between machines, so a run that must
 * repeat elsewhere names its provider. Throws BAD_INPUT for a provider that is unknown or not in this build of
 * onnxruntime, DEVICE for one that does not start, is dropped in silence or computes wrongly.
 */
export async function openDevice(options: DeviceOptions = {}): Promise<Device> {
  const { provider = "cpu", threads = availableParallelism(), vulkanDriver } = options;
  if (!Number.isInteger(threads) || threads < 1)
    throw AppError.badInput("threads", threads, "a whole number of at least 1");
  const { connection, info } =
    provider === "auto"
      ? await startFastest(threads, vulkanDriver)
      : await startProvider(provider, threads, vulkanDriver);
  return {
    info,
    session: async (model) => {
      const { handle, inputs, outputs } = await withModelSource(model, (source) =>
        connection.call("createSession", { model: source }),
      );
      return {
        inputs,
        outputs,
        run: (feeds, wanted) =>
          connection.call("runSession", { handle, feeds, ...(wanted ? { outputs: wanted } : {}) }),
        release: async () => connection.call("release", { handle }),
      };
    },
    trainer: async (program) => {
      const { handle } = await withModelSource(program.model, (model) =>
        connection.call("createTrainer", { program: { ...program, model } }),
      );
      return {
        step: (microBatches, learningRate) => connection.call("step", { handle, microBatches, learningRate }),
        state: () => connection.call("snapshot", { handle }),
        restore: async (state) => connection.call("restore", { handle, state }),
        save: async (path, metadata = {}) =>
          connection.call("save", { handle, path: resolve(path), metadata }),
        load: async (path) => (await connection.call("load", { handle, path: resolve(path) })).metadata,
        release: async () => connection.call("release", { handle }),
      };
    },
    memory: async () => (await connection.call("memory", {})).rss,
    close: () => connection.close(),
  };
}
