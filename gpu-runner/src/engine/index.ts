export { type Checkpoint, readCheckpoint } from "./checkpoint.ts";
export {
  type Device,
  type DeviceInfo,
  type DeviceOptions,
  openDevice,
  type Session,
  type Trainer,
} from "./device.ts";
export { type LearningRateSchedule, learningRateAt } from "./learning-rate.ts";
export type { DivergenceOptions } from "./loss-guard.ts";
export type { StepResult, TrainerState } from "./runtime-trainer.ts";
export {
  decodeSafetensors,
  encodeSafetensors,
  readSafetensors,
  type SafetensorsFile,
  writeSafetensors,
} from "./safetensors.ts";
export type { OptimizerOptions, TrainingProgram } from "./training-graphs.ts";
