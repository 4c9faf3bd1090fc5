import { AppError } from "@dreambooth-dpo/db/contract";
import type { Tensor } from "../tensor/index.ts";
import type { TrainerState } from "./runtime-trainer.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

const parts = ["parameters", "firstMoments", "secondMoments", "average"] as const;

/** A training state as read from its file, with the metadata written beside it. */
export interface Checkpoint {
  readonly state: TrainerState;
  /** Without the step, which is in the state. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Writes a training state as one safetensors file, whole or not at all: tensors `parameters:<name>`,
 * `firstMoments:<name>`, `secondMoments:<name>` and, where one is kept, `average:<name>`; the step is metadata. Equal
 * states give equal bytes. Throws STORAGE when the file cannot be written.
 */
export function writeCheckpoint(
  path: string,
  state: TrainerState,
  metadata: Readonly<Record<string, string>> = {},
): void {
  const tensors = new Map<string, Tensor>();
  for (const part of parts)
    for (const [name, tensor] of state[part] ?? []) tensors.set(`${part}:${name}`, tensor);
  writeSafetensors(path, tensors, { ...metadata, step: String(state.step) });
}

/** Reads what `writeCheckpoint` wrote. Throws NOT_FOUND without the file, CORRUPT when it holds no whole training state. */
export function readCheckpoint(path: string): Checkpoint {
  const file = readSafetensors(path);
  const corrupt = (why: string) => new AppError("CORRUPT", `Checkpoint ${path}: ${why}.`, { field: path });
  const { step: stepText = "", ...metadata } = file.metadata;
  if (!/^\d+$/.test(stepText)) throw corrupt(`its step is "${stepText}"; expected a whole number`);
  const maps = new Map(parts.map((part): [string, Map<string, Tensor>] => [part, new Map()]));
  for (const [key, tensor] of file.tensors) {
    const colon = key.indexOf(":");
    const map = maps.get(key.slice(0, colon));
    if (!map) throw corrupt(`tensor "${key}" belongs to no training state`);
    map.set(key.slice(colon + 1), tensor);
  }
  const [parameters, firstMoments, secondMoments, average] = parts.map((part) => maps.get(part)!);
  for (const [part, map] of maps)
    for (const name of parameters!.keys())
      if (!map.has(name) && !(part === "average" && !map.size)) throw corrupt(`it lacks "${part}:${name}"`);
  return {
    state: {
      step: Number(stepText),
      parameters: parameters!,
      firstMoments: firstMoments!,
      secondMoments: secondMoments!,
      ...(average!.size ? { average: average! } : {}),
    },
    metadata,
  };
}
