export { personalisationAdapter, tuneAdapter } from "./choose-adapter.ts";
export type {
  EvaluationSuite,
  Plan,
  PlanContext,
  PlannedConcept,
  PlannedEvaluation,
  PlannedRun,
} from "./plan.ts";
export { planExperiment } from "./plan-experiment.ts";
export { type ImportedRun, planImport } from "./plan-import.ts";
export { promptsPerShard, scoresPerShard } from "./plan-stage.ts";
export type {
  GenerateInputs,
  ImportedRow,
  ImportInputs,
  JudgeName,
  PersonaliseInputs,
  PlannedStage,
  ScoreInputs,
  SelectInputs,
  StageInputs,
  StageKind,
  TrainInputs,
  WeightChain,
} from "./stage-inputs.ts";
