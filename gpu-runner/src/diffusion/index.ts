export type { Condition, Denoiser } from "../models/index.ts";
export { createSampler } from "./create-sampler.ts";
export { appendDenoisingLoss } from "./denoising-loss.ts";
export { appendDpoLoss, type DpoLossOutputs, type DpoLossValues } from "./dpo-loss.ts";
export { applyGuidance } from "./guidance.ts";
export {
  addNoise,
  buildNoiseSchedule,
  minSnrWeight,
  type NoiseSchedule,
  type NoiseScheduleConfig,
  type PredictionType,
  predictionTarget,
} from "./noise-schedule.ts";
export type { Sampler } from "./sampler.ts";
export {
  parseSchedulerConfig,
  type SamplerKind,
  type SchedulerConfig,
  samplerKinds,
} from "./scheduler-config.ts";
export {
  generateLatents,
  type ImageKey,
  initialLatents,
  type TextToImageRequest,
} from "./text-to-image.ts";
export {
  buildDenoisingGraph,
  buildDpoGraph,
  dpoMetrics,
  type TrainingGraph,
  type UnetInputDims,
} from "./training-graph.ts";
