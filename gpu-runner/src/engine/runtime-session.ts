import * as ort from "onnxruntime-node";
import type { Model } from "../onnx/index.ts";
import { makeTensor, type Tensor } from "../tensor/index.ts";
import { type ModelSource, withModelSource } from "./model-source.ts";

/** How sessions are made in this process. */
export interface RuntimeOptions {
  readonly provider: string;
  readonly threads: number;
}

/** A tensor as onnxruntime wants it, over the same memory. */
export function toRuntime(t: Tensor): ort.Tensor {
  return new ort.Tensor(t.dtype as ort.Tensor.Type, t.data as never, [...t.dims]);
}

/** A tensor of the runtime's, over the same memory. */
export function fromRuntime(t: ort.Tensor): Tensor {
  return makeTensor(t.type as Tensor["dtype"], t.dims, t.data as Tensor["data"]);
}

/** What a session needs beyond the process's options. */
export interface SessionNeeds {
  /** Refuse to run any node on another provider, the CPU included. */
  readonly wholeOnProvider?: boolean;
  /** Graph optimisations; default true. */
  readonly optimize?: boolean;
  /** Outputs that stay in the provider's memory; only their location may be looked at, never their data. */
  readonly outputsOnDevice?: readonly string[];
  /** Largest size of the weights that are handed over in memory; default what one protocol buffer can hold. */
  readonly inlineBytes?: number;
}

/** Creates a session from a model in memory or, for models with external data, from its file. */
export function createRuntimeSession(
  model: Model | ModelSource,
  { provider, threads }: RuntimeOptions,
  { wholeOnProvider = false, optimize = true, outputsOnDevice = [], inlineBytes }: SessionNeeds = {},
): Promise<ort.InferenceSession> {
  const options: ort.InferenceSession.SessionOptions = {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: optimize ? "all" : "disabled",
    logSeverityLevel: 3,
    ...(wholeOnProvider ? { extra: { session: { disable_cpu_ep_fallback: "1" } } } : {}),
    ...(outputsOnDevice.length
      ? { preferredOutputLocation: Object.fromEntries(outputsOnDevice.map((name) => [name, "gpu-buffer"])) }
      : {}),
  };
  const create = (source: ModelSource) =>
    typeof source === "string"
      ? ort.InferenceSession.create(source, options)
      : ort.InferenceSession.create(source, options);
  if (typeof model === "string" || model instanceof Uint8Array) return create(model);
  return withModelSource(model, create, inlineBytes);
}
