import { AppError } from "@dreambooth-dpo/db/contract";
import { z } from "zod";
import type { NoiseScheduleConfig, PredictionType } from "./noise-schedule.ts";

export const samplerKinds = ["pndm", "ddim", "euler"] as const;
export type SamplerKind = (typeof samplerKinds)[number];

/** Everything a scheduler_config.json says that sampling depends on. */
export interface SchedulerConfig extends NoiseScheduleConfig {
  /** The sampler the file names; a caller may choose another, the tables are the same. */
  readonly sampler: SamplerKind;
  readonly predictionType: PredictionType;
  readonly stepsOffset: number;
  readonly setAlphaToOne: boolean;
}

const kindOfClass: Record<string, SamplerKind> = {
  PNDMScheduler: "pndm",
  DDIMScheduler: "ddim",
  DDPMScheduler: "ddim",
  EulerDiscreteScheduler: "euler",
};

const file = z.object({
  _class_name: z.string().default("PNDMScheduler"),
  num_train_timesteps: z.number().default(1000),
  beta_start: z.number().default(0.00085),
  beta_end: z.number().default(0.012),
  beta_schedule: z.enum(["scaled_linear", "linear"]).default("scaled_linear"),
  prediction_type: z.enum(["epsilon", "v_prediction"]).default("epsilon"),
  steps_offset: z.number().int().min(0).default(1),
  set_alpha_to_one: z.boolean().default(false),
  timestep_spacing: z.literal("leading").default("leading"),
  clip_sample: z.literal(false).default(false),
  rescale_betas_zero_snr: z.literal(false).default(false),
  trained_betas: z.null().default(null),
  skip_prk_steps: z.literal(true).default(true),
});

/**
 * Reads the content of a diffusers scheduler_config.json. Keys that change sampling in ways not supported here
 * (other spacings, clipping, zero-terminal SNR) are refused by name: a silently different sampler is worse than none.
 */
export function parseSchedulerConfig(json: unknown): SchedulerConfig {
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const field = `scheduler_config.json: ${issue.path.join(".") || "(root)"}`;
    throw new AppError("UNSUPPORTED", `${field}: ${issue.message}.`, { field, expected: issue.message });
  }
  const c = parsed.data;
  const sampler = kindOfClass[c._class_name];
  if (!sampler)
    throw new AppError(
      "UNSUPPORTED",
      `scheduler_config.json: _class_name is "${c._class_name}"; expected one of ${Object.keys(kindOfClass).join(", ")}.`,
      { field: "_class_name", value: c._class_name },
    );
  return {
    sampler,
    trainTimesteps: c.num_train_timesteps,
    betaStart: c.beta_start,
    betaEnd: c.beta_end,
    betaSchedule: c.beta_schedule,
    predictionType: c.prediction_type,
    stepsOffset: c.steps_offset,
    setAlphaToOne: c.set_alpha_to_one,
  };
}
