import { z } from "zod";
import { atLeastZero, between, fields, oneOf, positive, slug, text, wholeFrom } from "./fields.ts";
import { parseInput } from "./parse-input.ts";
import { namedSelection, selectionSchema } from "./selection.ts";

const micro = (of: { batchSize: number; microBatch?: number | undefined }) =>
  of.microBatch === undefined || of.batchSize % of.microBatch === 0;
const microError = { error: "a divisor of batchSize", path: ["microBatch"] };

const lora = { rank: wholeFrom(1).default(4), alpha: positive().optional() };

const personalisation = fields({
  method: oneOf(["dreambooth", "svdiff", "lora"]).default("dreambooth"),
  steps: wholeFrom(1),
  learningRate: positive(),
  /** Rate of one-dimensional weights (norm gains); SVDiff trains them slower. Defaults to learningRate. */
  normLearningRate: positive().optional(),
  batchSize: wholeFrom(1).default(1),
  microBatch: wholeFrom(1).optional(),
  warmup: wholeFrom(0).default(0),
  weightDecay: atLeastZero().default(1e-2),
  maxGradNorm: positive().default(1),
  /** Steps whose weights are kept and evaluated: the baseline frontier. The last step is always kept. */
  checkpoints: z.array(wholeFrom(1), { error: "a list of steps" }).default([]),
  /** Step whose weights DPO starts from; the last one by default. */
  startFrom: wholeFrom(1).optional(),
  /** Of the lora method only. */
  ...lora,
})
  .refine((p) => p.checkpoints.every((c) => c <= p.steps), {
    error: "checkpoints that are no later than the last step",
    path: ["checkpoints"],
  })
  .refine(
    (p) => p.startFrom === undefined || p.startFrom === p.steps || p.checkpoints.includes(p.startFrom),
    {
      error: "the last step or one of the checkpoints",
      path: ["startFrom"],
    },
  )
  .refine(micro, microError);

const generation = fields({
  scheduler: oneOf(["pndm", "ddim", "euler"]).default("pndm"),
  steps: wholeFrom(1).lte(1000, { error: "a whole number from 1 to 1000" }).default(50),
  guidanceScale: atLeastZero().default(7.5),
});

const sampling = fields({
  /** N: prompts that images for pairs are made of. */
  prompts: wholeFrom(1).default(1000),
  /** M: images of each prompt. */
  imagesPerPrompt: wholeFrom(2).default(10),
  /** A prompt set by name, or a path to its JSON; "pack" is the one the pack brings. */
  promptSet: text("the name or path of a prompt set").default("pack"),
});

const dpo = fields({
  tune: oneOf(["full", "lora"]).default("full"),
  ...lora,
  beta: positive().default(5000),
  learningRate: positive(),
  /** Pairs of one optimiser step. */
  batchSize: wholeFrom(1),
  /** Pairs of one graph run; part of the stage's key, since it changes float sums. */
  microBatch: wholeFrom(1).default(1),
  /** How often each pair is seen in a round. */
  epochs: positive().default(5),
  /** S: how often pairs are made anew from the current model. */
  rounds: wholeFrom(1).default(2),
  warmup: wholeFrom(0).default(0),
  maxGradNorm: positive().default(1),
  weightDecay: atLeastZero().default(1e-2),
  reference: oneOf(["round-start", "baseline"]).default("round-start"),
}).refine(micro, microError);

const evaluation = fields({
  /** K: images of each evaluation prompt. */
  imagesPerPrompt: wholeFrom(1).default(10),
  promptSet: text("the name or path of a prompt set").default("dreambench"),
  /** Most prompts of the set that are used (the reduced protocol); all by default. */
  prompts: wholeFrom(1).optional(),
  longPrompts: z.boolean({ error: "true or false" }).default(false),
  /** Judge with the pack's held-out judge too, where it has one. */
  heldOutJudge: z.boolean({ error: "true or false" }).default(true),
  /** Also evaluate the personalisation's checkpoints (baseline frontier). */
  frontier: z.boolean({ error: "true or false" }).default(true),
  /** Also evaluate every round, not the last alone (trajectories). */
  everyRound: z.boolean({ error: "true or false" }).default(true),
  bootstrapSamples: wholeFrom(100).default(10_000),
});

const device = fields({
  provider: oneOf(["auto", "cpu", "cuda", "webgpu", "dml", "coreml"]).default("auto"),
  threads: wholeFrom(1).optional(),
});

const variant = fields({ name: slug("a variant's name"), selection: selectionSchema });

const distinct =
  <T>(of: (item: T) => string) =>
  (items: readonly T[]) =>
    new Set(items.map(of)).size === items.length;

/** An experiment: concepts x backbone x personalisation x tune x variants, with every figure that determines its result. */
export const configurationSchema = fields({
  name: slug("an experiment's name").optional(),
  concepts: z
    .array(slug("a concept's name"), { error: "a list of concept names" })
    .min(1, { error: "at least one concept" })
    .refine(
      distinct((c: string) => c),
      { error: "each concept once" },
    ),
  /** A model pack by name, or the path of its folder. */
  pack: text("the name or folder of a model pack"),
  /** Folder of the CLIP that scores images and selects pairs; the pack's own by default. */
  judge: text("the folder of a CLIP in ONNX").optional(),
  /** The rare word that stands for the subject, put before its class. */
  token: text("a word without spaces").regex(/^\S+$/, { error: "a word without spaces" }).default("sks"),
  personalisation,
  generation: generation.prefault({}),
  sampling: sampling.prefault({}),
  /** Beside the baseline, which is always evaluated. */
  variants: z
    .array(variant, { error: "a list of variants" })
    .refine(
      distinct((v: { name: string }) => v.name.toLowerCase()),
      { error: "each variant name once" },
    )
    .refine((v) => v.every(({ name }) => name.toLowerCase() !== "baseline"), {
      error: "variants that are not called baseline (it is always there)",
    })
    .default(() => (["TS", "IS", "MIX"] as const).map((name) => ({ name, selection: namedSelection(name) }))),
  dpo,
  evaluation: evaluation.prefault({}),
  seed: between(0, 2 ** 32 - 1)
    .int({ error: "a whole number from 0 to 4294967295" })
    .default(0),
  device: device.prefault({}),
});

/** A complete configuration, defaults filled in. */
export type Configuration = z.output<typeof configurationSchema>;
/** A configuration as a person writes it: fields with defaults may be left out. */
export type ConfigurationInput = z.input<typeof configurationSchema>;

/** Checks an experiment's configuration and fills its defaults. Throws AppError BAD_INPUT naming field, value, expected. */
export function parseConfiguration(value: unknown): Configuration {
  return parseInput(configurationSchema, value);
}
