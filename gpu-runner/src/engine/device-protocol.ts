import type { ErrorCode, ErrorDetail } from "@dreambooth-dpo/db/contract";
import type { Tensor } from "../tensor/index.ts";
import type { Canary } from "./canary.ts";
import type { ModelSource } from "./model-source.ts";
import type { StepResult, TrainerState } from "./runtime-trainer.ts";
import type { TrainingProgram } from "./training-graphs.ts";

/** A training program with its model ready for travel. */
export type EncodedProgram = Omit<TrainingProgram, "model"> & { readonly model: ModelSource };

/** What the device process can be asked: arguments and result of every call. */
export interface DeviceCalls {
  /** Providers that this build of onnxruntime lists, and its version. */
  runtime: { args: Record<string, never>; result: { version: string; listed: readonly string[] } };
  /** Proves the provider; whether weights and moments stay in its memory between steps. */
  canary: { args: Record<string, never>; result: { canary: Canary; stateOnDevice: boolean } };
  createSession: {
    args: { model: ModelSource };
    result: { handle: number; inputs: readonly string[]; outputs: readonly string[] };
  };
  runSession: {
    args: { handle: number; feeds: Record<string, Tensor>; outputs?: readonly string[] };
    result: Record<string, Tensor>;
  };
  createTrainer: { args: { program: EncodedProgram }; result: { handle: number } };
  step: {
    args: { handle: number; microBatches: readonly Record<string, Tensor>[]; learningRate: number };
    result: StepResult;
  };
  snapshot: { args: { handle: number }; result: TrainerState };
  restore: { args: { handle: number; state: TrainerState }; result: undefined };
  save: {
    args: { handle: number; path: string; metadata: Readonly<Record<string, string>> };
    result: undefined;
  };
  load: { args: { handle: number; path: string }; result: { metadata: Readonly<Record<string, string>> } };
  release: { args: { handle: number }; result: undefined };
  memory: { args: Record<string, never>; result: { rss: number } };
}

export type DeviceMethod = keyof DeviceCalls;

export interface DeviceRequest<M extends DeviceMethod = DeviceMethod> {
  readonly id: number;
  readonly method: M;
  readonly args: DeviceCalls[M]["args"];
}

export type DeviceResponse =
  | { readonly id: number; readonly result: unknown }
  | {
      readonly id: number;
      readonly error: {
        readonly code: ErrorCode;
        readonly message: string;
        readonly detail: Omit<ErrorDetail, "cause">;
      };
    };
