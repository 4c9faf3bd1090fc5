import { AppError } from "@dreambooth-dpo/db/contract";
import * as ort from "onnxruntime-node";
import { runCanary } from "./canary.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import type { DeviceCalls, DeviceMethod, DeviceRequest, DeviceResponse } from "./device-protocol.ts";
import { fromSource } from "./model-source.ts";
import { createRuntimeSession, fromRuntime, type RuntimeOptions, toRuntime } from "./runtime-session.ts";
import { RuntimeTrainer } from "./runtime-trainer.ts";
import { keepsStateOnDevice } from "./training-state.ts";

// The child process that owns onnxruntime: run() blocks the event loop, so nothing else lives here.

const options = JSON.parse(process.argv[2] ?? "{}") as RuntimeOptions;
const held = new Map<number, ort.InferenceSession | RuntimeTrainer>();
let nextHandle = 1;

function hold(value: ort.InferenceSession | RuntimeTrainer): number {
  held.set(nextHandle, value);
  return nextHandle++;
}

function trainerOf(handle: number): RuntimeTrainer {
  const value = held.get(handle);
  if (value instanceof RuntimeTrainer) return value;
  throw new AppError("INTERNAL", `The device holds no trainer ${handle}.`);
}

type Handlers = { [M in DeviceMethod]: (args: DeviceCalls[M]["args"]) => Promise<DeviceCalls[M]["result"]> };

const handlers: Handlers = {
  runtime: async () => ({
    version: ort.env.versions.node ?? ort.env.versions.common,
    listed: ort.listSupportedBackends().map((backend) => backend.name),
  }),
  canary: async () => ({
    canary: await runCanary(options),
    stateOnDevice: await keepsStateOnDevice(options),
  }),
  createSession: async ({ model }) => {
    const session = await createRuntimeSession(model, options);
    return { handle: hold(session), inputs: session.inputNames, outputs: session.outputNames };
  },
  runSession: async ({ handle, feeds, outputs }) => {
    const session = held.get(handle);
    if (!session || session instanceof RuntimeTrainer)
      throw new AppError("INTERNAL", `The device holds no session ${handle}.`);
    const values = Object.fromEntries(Object.entries(feeds).map(([name, t]) => [name, toRuntime(t)]));
    const result = await session.run(values, outputs ?? session.outputNames);
    return Object.fromEntries(Object.entries(result).map(([name, t]) => [name, fromRuntime(t)]));
  },
  createTrainer: async ({ program }) => ({
    handle: hold(await RuntimeTrainer.create({ ...program, model: fromSource(program.model) }, options)),
  }),
  step: async ({ handle, microBatches, learningRate }) => trainerOf(handle).step(microBatches, learningRate),
  snapshot: async ({ handle }) => trainerOf(handle).snapshot(),
  restore: async ({ handle, state }) => {
    await trainerOf(handle).restore(state);
    return undefined;
  },
  save: async ({ handle, path, metadata }) => {
    writeCheckpoint(path, await trainerOf(handle).snapshot(), metadata);
    return undefined;
  },
  load: async ({ handle, path }) => {
    const { state, metadata } = readCheckpoint(path);
    await trainerOf(handle).restore(state);
    return { metadata };
  },
  release: async ({ handle }) => {
    await held.get(handle)?.release();
    held.delete(handle);
    return undefined;
  },
  memory: async () => ({ rss: process.memoryUsage().rss }),
};

function failure(id: number, error: unknown): DeviceResponse {
  if (error instanceof AppError) {
    const { cause: _, ...detail } = error.detail;
    return { id, error: { code: error.code, message: error.message, detail } };
  }
  return {
    id,
    error: {
      code: "DEVICE",
      message: `The device failed: ${error instanceof Error ? error.message : error}`,
      detail: {},
    },
  };
}

async function answer({ id, method, args }: DeviceRequest): Promise<void> {
  let response: DeviceResponse;
  try {
    response = { id, result: await handlers[method](args as never) };
  } catch (error) {
    response = failure(id, error);
  }
  process.send?.(response);
}

// Calls run one after another: a device does one thing at a time.
let queue = Promise.resolve();
process.on("message", (request: DeviceRequest) => {
  queue = queue.then(() => answer(request));
});

process.once("disconnect", async () => {
  await queue;
  for (const value of held.values()) await value.release();
  process.exit(0);
});

// Ctrl-C goes to the whole process group; the parent decides when this process ends.
process.on("SIGINT", () => {});
