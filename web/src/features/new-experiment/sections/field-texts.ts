/** A field of the form: what it is called and what it does. Range and default come from the configuration's schema. */
export interface FieldText {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  /** Unit of its value. */
  readonly unit?: string;
  /** Only when another field has one of these values. */
  readonly when?: { readonly path: string; readonly is: readonly string[] };
}

/** A part of the form. */
export interface SectionText {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Paths of the fields that sum the section up while it is closed. */
  readonly summary: readonly string[];
  readonly fields: readonly FieldText[];
}

const only = (path: string, ...is: string[]) => ({ path, is });

/** The sections of settings, in the order of the work. Concepts, pack, preset, name and variants have editors of their own. */
export const sections: readonly SectionText[] = [
  {
    id: "personalisation",
    title: "Personalisation",
    about:
      "Teaches the backbone the subject from its photos. What comes out is the baseline that every variant starts from.",
    summary: ["personalisation.method", "personalisation.steps", "personalisation.learningRate"],
    fields: [
      {
        path: "personalisation.method",
        label: "Method",
        hint: "What is trained: every weight (dreambooth), singular values (svdiff) or low-rank matrices (lora).",
      },
      { path: "personalisation.steps", label: "Steps", unit: "steps", hint: "Optimiser steps." },
      { path: "personalisation.learningRate", label: "Learning rate", hint: "AdamW's step size." },
      {
        path: "personalisation.normLearningRate",
        label: "Norm learning rate",
        hint: "Of one-dimensional weights (norm gains); the learning rate where empty.",
        when: only("personalisation.method", "svdiff"),
      },
      {
        path: "personalisation.rank",
        label: "LoRA rank",
        hint: "Width of the low-rank matrices.",
        when: only("personalisation.method", "lora"),
      },
      {
        path: "personalisation.alpha",
        label: "LoRA alpha",
        hint: "Scale of what they add; the rank where empty.",
        when: only("personalisation.method", "lora"),
      },
      {
        path: "personalisation.batchSize",
        label: "Batch size",
        unit: "photos",
        hint: "Photos of one optimiser step.",
      },
      {
        path: "personalisation.microBatch",
        label: "Micro-batch",
        unit: "photos",
        hint: "Photos at once in memory; must divide the batch size. The whole batch where empty.",
      },
      {
        path: "personalisation.warmup",
        label: "Warm-up",
        unit: "steps",
        hint: "Steps until the full learning rate.",
      },
      { path: "personalisation.weightDecay", label: "Weight decay", hint: "AdamW's decay of weights." },
      {
        path: "personalisation.maxGradNorm",
        label: "Largest gradient norm",
        hint: "Gradients beyond it are scaled down.",
      },
      {
        path: "personalisation.checkpoints",
        label: "Checkpoints",
        unit: "steps",
        hint: "Steps whose weights are kept and evaluated, such as 100, 200. The last step always is.",
      },
      {
        path: "personalisation.startFrom",
        label: "Variants start from",
        unit: "step",
        hint: "A checkpoint, or the last step where empty.",
      },
      {
        path: "token",
        label: "Token",
        hint: "The rare word that stands for the subject, put before its class.",
      },
    ],
  },
  {
    id: "images",
    title: "Images for pairs",
    about:
      "The current model draws several images of each prompt; pairs of them are what preference training learns from.",
    summary: ["sampling.prompts", "sampling.imagesPerPrompt", "generation.scheduler", "generation.steps"],
    fields: [
      {
        path: "sampling.promptSet",
        label: "Training prompts",
        hint: "pack: the set that the backbone brings. None of them may be an evaluation prompt.",
      },
      {
        path: "sampling.prompts",
        label: "Prompts",
        unit: "prompts",
        hint: "N, how many of the set are used.",
      },
      {
        path: "sampling.imagesPerPrompt",
        label: "Images per prompt",
        unit: "images",
        hint: "M, each with a seed of its own.",
      },
      { path: "generation.scheduler", label: "Scheduler", hint: "How noise is taken away step by step." },
      {
        path: "generation.steps",
        label: "Denoising steps",
        unit: "steps",
        hint: "Of each image, here and in the evaluation.",
      },
      {
        path: "generation.guidanceScale",
        label: "Guidance scale",
        hint: "How strongly the prompt pulls; 1 is not at all.",
      },
    ],
  },
  {
    id: "training",
    title: "Preference training",
    about:
      "Diffusion DPO: the model learns to prefer the winner of each pair to its loser, held near a reference.",
    summary: ["dpo.rounds", "dpo.epochs", "dpo.beta", "dpo.learningRate"],
    fields: [
      { path: "dpo.tune", label: "What is tuned", hint: "Every weight (full) or low-rank matrices (lora)." },
      {
        path: "dpo.rank",
        label: "LoRA rank",
        hint: "Width of the low-rank matrices.",
        when: only("dpo.tune", "lora"),
      },
      {
        path: "dpo.alpha",
        label: "LoRA alpha",
        hint: "Scale of what they add; the rank where empty.",
        when: only("dpo.tune", "lora"),
      },
      {
        path: "dpo.rounds",
        label: "Rounds",
        unit: "rounds",
        hint: "S, how often pairs are made anew from the current model.",
      },
      {
        path: "dpo.epochs",
        label: "Epochs",
        unit: "passes",
        hint: "How often each pair is seen in a round.",
      },
      {
        path: "dpo.beta",
        label: "Beta",
        hint: "How closely the model is held to its reference; greater is closer.",
      },
      { path: "dpo.learningRate", label: "Learning rate", hint: "AdamW's step size." },
      { path: "dpo.batchSize", label: "Batch size", unit: "pairs", hint: "Pairs of one optimiser step." },
      {
        path: "dpo.microBatch",
        label: "Micro-batch",
        unit: "pairs",
        hint: "Pairs at once in memory; must divide the batch size.",
      },
      {
        path: "dpo.reference",
        label: "Reference",
        hint: "What the model is held to: itself at the start of the round, or the baseline.",
      },
      { path: "dpo.warmup", label: "Warm-up", unit: "steps", hint: "Steps until the full learning rate." },
      { path: "dpo.weightDecay", label: "Weight decay", hint: "AdamW's decay of weights." },
      {
        path: "dpo.maxGradNorm",
        label: "Largest gradient norm",
        hint: "Gradients beyond it are scaled down.",
      },
    ],
  },
  {
    id: "evaluation",
    title: "Evaluation",
    about:
      "Images of prompts that were never trained on, the same noise for every variant, scored for subject (IS) and prompt (TS).",
    summary: ["evaluation.promptSet", "evaluation.prompts", "evaluation.imagesPerPrompt"],
    fields: [
      {
        path: "evaluation.promptSet",
        label: "Evaluation prompts",
        hint: "dreambench: 25 prompts for objects, 25 for living subjects.",
      },
      {
        path: "evaluation.prompts",
        label: "Prompts",
        unit: "prompts",
        hint: "How many of the set are used; all where empty.",
      },
      {
        path: "evaluation.imagesPerPrompt",
        label: "Images per prompt",
        unit: "images",
        hint: "K, of each checkpoint.",
      },
      {
        path: "evaluation.everyRound",
        label: "Evaluate every round",
        hint: "Shows the way of each variant, not its end alone.",
      },
      {
        path: "evaluation.frontier",
        label: "Evaluate the personalisation's checkpoints",
        hint: "Shows the baseline's own trade-off of IS and TS.",
      },
      {
        path: "evaluation.heldOutJudge",
        label: "Ask the held-out judge too",
        hint: "A second judge that had no part in selecting pairs, where the backbone brings one.",
      },
      {
        path: "evaluation.longPrompts",
        label: "Long prompts as well",
        hint: "A second suite of long descriptions.",
      },
      {
        path: "evaluation.bootstrapSamples",
        label: "Bootstrap draws",
        unit: "draws",
        hint: "Behind every interval.",
      },
    ],
  },
  {
    id: "machine",
    title: "Seed and machine",
    about: "Equal settings and seed give equal images on the same kind of device.",
    summary: ["seed", "device.provider"],
    fields: [
      { path: "seed", label: "Seed", hint: "Of everything random in it." },
      { path: "device.provider", label: "Device", hint: "auto: the fastest one that the runner has." },
      {
        path: "device.threads",
        label: "Threads",
        unit: "threads",
        hint: "Of the CPU; as many as the runner has where empty.",
      },
      {
        path: "judge",
        label: "Judge",
        hint: "A folder that only the runner's command line can name; leave it empty here.",
      },
    ],
  },
];

/** Paths that the form edits by other means than a plain field. */
export const editedElsewhere = ["name", "pack"] as const;
