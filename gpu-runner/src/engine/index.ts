export { type LearningRateSchedule, learningRateAt } from "./learning-rate.ts";
export { createRuntimeSession, fromRuntime, type RuntimeOptions, toRuntime } from "./runtime-session.ts";
export { RuntimeTrainer, type StepResult, type TrainerState } from "./runtime-trainer.ts";
export {
  decodeSafetensors,
  encodeSafetensors,
  readSafetensors,
  type SafetensorsFile,
  writeSafetensors,
} from "./safetensors.ts";
export type { OptimizerOptions, TrainingProgram } from "./training-graphs.ts";
