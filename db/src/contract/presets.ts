import { z } from "zod";
import { type Configuration, type ConfigurationInput, parseConfiguration } from "./configuration.ts";
import { AppError } from "./errors.ts";
import { parseInput } from "./parse-input.ts";

type Preset = Omit<ConfigurationInput, "concepts" | "pack"> & { pack?: string };

/**
 * Named configurations. Of the paper: beta, rates, batches, epochs, rounds, N, M, schedulers, guidance, K, LoRA rank.
 * The paper does not print its personalisation settings: `paper-sd2` takes diffusers' DreamBooth, `paper-sdxl` the SVDiff
 * settings of a public sampler study by a shared author.
 */
export const presets = {
  "paper-sd2": {
    personalisation: {
      method: "dreambooth",
      steps: 400,
      learningRate: 5e-6,
      batchSize: 1,
      checkpoints: [100, 200, 300],
    },
    generation: { scheduler: "pndm", steps: 50, guidanceScale: 7.5 },
    sampling: { prompts: 1000, imagesPerPrompt: 10 },
    dpo: { tune: "full", beta: 5000, learningRate: 2.5e-6, batchSize: 256, epochs: 5, rounds: 2 },
    evaluation: { imagesPerPrompt: 10 },
  },
  "paper-sdxl": {
    personalisation: {
      method: "svdiff",
      steps: 2000,
      learningRate: 1e-3,
      normLearningRate: 1e-6,
      batchSize: 1,
      checkpoints: [400, 800, 1200, 1600],
      startFrom: 1600,
    },
    generation: { scheduler: "euler", steps: 50, guidanceScale: 5 },
    sampling: { prompts: 1000, imagesPerPrompt: 10 },
    dpo: { tune: "lora", rank: 4, beta: 5000, learningRate: 6.4e-5, batchSize: 64, epochs: 5, rounds: 2 },
    evaluation: { imagesPerPrompt: 10 },
  },
  /** The reduced protocol of the demo: one round, few prompts, few images, made for minutes on a laptop CPU. */
  demo: {
    pack: "micro",
    personalisation: {
      method: "dreambooth",
      steps: 150,
      learningRate: 1e-4,
      batchSize: 16,
      checkpoints: [75],
    },
    generation: { scheduler: "ddim", steps: 15, guidanceScale: 4 },
    sampling: { prompts: 40, imagesPerPrompt: 8 },
    dpo: {
      tune: "full",
      beta: 5000,
      learningRate: 1e-5,
      batchSize: 24,
      microBatch: 24,
      epochs: 4,
      rounds: 1,
    },
    evaluation: { imagesPerPrompt: 4 },
  },
  /** The paper's protocol at the micro pack's scale: more prompts and images, two rounds, long prompts. */
  "micro-paper": {
    pack: "micro",
    personalisation: {
      method: "dreambooth",
      steps: 300,
      learningRate: 1e-4,
      batchSize: 16,
      checkpoints: [50, 100, 150, 200],
      startFrom: 150,
    },
    generation: { scheduler: "pndm", steps: 20, guidanceScale: 4 },
    sampling: { prompts: 80, imagesPerPrompt: 10 },
    dpo: {
      tune: "full",
      beta: 5000,
      learningRate: 1e-5,
      batchSize: 24,
      microBatch: 24,
      epochs: 5,
      rounds: 2,
    },
    evaluation: { imagesPerPrompt: 10, longPrompts: true },
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

function merge(base: unknown, over: unknown): unknown {
  const isPlain = (v: unknown): v is Record<string, unknown> =>
    typeof v === "object" && v !== null && !Array.isArray(v);
  if (over === undefined) return base;
  if (!isPlain(base) || !isPlain(over)) return over;
  const out: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) out[key] = merge(base[key], value);
  return out;
}

/**
 * The configuration of a preset with changes laid over it (objects field by field, lists as a whole), checked as any other.
 * Throws AppError BAD_INPUT for an unknown preset or a bad field.
 */
export function presetConfiguration(name: string, changes: unknown): Configuration {
  const names = Object.keys(presets);
  if (!names.includes(name)) throw AppError.badInput("preset", name, `one of ${names.join(", ")}`);
  const object = parseInput(z.looseObject({}, { error: "an object of changed fields" }), changes);
  return parseConfiguration(merge(presets[name as PresetName], object));
}
