import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@dreambooth-dpo/db/contract";
import { type Device, learningRateAt, readCheckpoint, type TrainingProgram } from "../../engine/index.ts";
import type { Tensor } from "../../tensor/index.ts";
import type { NetworkSettings } from "./settings.ts";

/** What a training says while it runs. */
export interface TrainingProgress {
  readonly network: string;
  readonly step: number;
  readonly steps: number;
  /** Mean loss since the last report. */
  readonly loss: number;
}

export interface TrainingOptions {
  /** Where checkpoints lie; a later call with the same settings goes on from the last. */
  readonly folder: string;
  readonly device: Device;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TrainingProgress) => void;
}

/** One network's training: its graph and how to make the batch of a step from the step's number alone. */
export interface TrainingJob {
  readonly name: string;
  readonly settings: NetworkSettings;
  readonly program: Pick<TrainingProgram, "model" | "loss" | "trainable">;
  /** Whatever else the weights depend on (hash of frozen networks before it, say). */
  readonly origin: string;
  readonly batch: (step: number) => Promise<Record<string, Tensor>> | Record<string, Tensor>;
}

const checkpointEvery = 200;
const reportEvery = 20;

/** A short hash of everything a training's outcome depends on besides the code. */
export function fingerprint(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}

/** The weights of a model that learn: all but the builder's constants. */
export function weightNames(model: TrainingProgram["model"]): string[] {
  return [...model.graph.initializers.keys()].filter((name) => !name.startsWith("const."));
}

/**
 * Trains to the last step, or from a checkpoint on; returns the weights (their moving average where one is kept).
 * Stopped by the signal it keeps a checkpoint and throws CANCELLED.
 */
export async function trainNetwork(
  job: TrainingJob,
  options: TrainingOptions,
): Promise<ReadonlyMap<string, Tensor>> {
  const { settings } = job;
  const path = join(options.folder, `${job.name}-${fingerprint([settings, job.origin])}.safetensors`);
  const saved = existsSync(path) ? readCheckpoint(path).state : undefined;
  if (saved?.step === settings.steps) return saved.average ?? saved.parameters;
  const trainer = await options.device.trainer({
    ...job.program,
    optimizer: settings.optimizer,
    ...(settings.ema === undefined ? {} : { ema: settings.ema }),
  });
  mkdirSync(options.folder, { recursive: true });
  try {
    if (saved) await trainer.restore(saved);
    let sum = 0;
    for (let step = saved?.step ?? 0; step < settings.steps; step++) {
      const { loss } = await trainer.step([await job.batch(step)], learningRateAt(settings.schedule, step));
      sum += loss;
      const done = step + 1;
      if (done % reportEvery === 0) {
        options.onProgress?.({
          network: job.name,
          step: done,
          steps: settings.steps,
          loss: sum / reportEvery,
        });
        sum = 0;
      }
      const stop = options.signal?.aborted ?? false;
      if (stop || done % checkpointEvery === 0 || done === settings.steps) await trainer.save(path);
      if (stop) throw new AppError("CANCELLED", `Training of ${job.name} stopped after step ${done}.`);
    }
    const state = await trainer.state();
    return state.average ?? state.parameters;
  } finally {
    await trainer.release();
  }
}
