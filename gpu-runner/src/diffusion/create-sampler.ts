import { createDdimSampler } from "./ddim.ts";
import { createEulerSampler } from "./euler.ts";
import { buildNoiseSchedule } from "./noise-schedule.ts";
import { createPndmSampler } from "./pndm.ts";
import type { Sampler } from "./sampler.ts";
import type { SamplerKind, SchedulerConfig } from "./scheduler-config.ts";

const creators = { ddim: createDdimSampler, pndm: createPndmSampler, euler: createEulerSampler };

/** A fresh sampler for one batch; `kind` defaults to what the scheduler configuration names. */
export function createSampler(
  config: SchedulerConfig,
  steps: number,
  kind: SamplerKind = config.sampler,
): Sampler {
  return creators[kind]({ config, schedule: buildNoiseSchedule(config), steps });
}
