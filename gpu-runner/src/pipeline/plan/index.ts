export {
  type EvaluationSuite,
  type Plan,
  type PlanContext,
  type PlannedConcept,
  type PlannedEvaluation,
  type PlannedRun,
  planExperiment,
} from "./plan-experiment.ts";
export { planStage, promptsPerShard, scoresPerShard } from "./plan-stage.ts";
export type {
  GenerateInputs,
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
export { canonicalJson, hashJson } from "./stage-key.ts";
