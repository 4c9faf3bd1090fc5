export {
  type Concept,
  type ConceptImage,
  findConcept,
  listConcepts,
  type NewConcept,
  saveConcept,
} from "./concepts.ts";
export {
  type ConfiguredExperiment,
  createConfiguredExperiment,
  type RunConfiguration,
} from "./configured-experiments.ts";
export {
  type Evaluation,
  type EvaluationResult,
  listEvaluations,
  type NewEvaluation,
  saveEvaluation,
} from "./evaluations.ts";
export {
  createExperiment,
  type Experiment,
  type Failure,
  findExperiment,
  isCancelRequested,
  listExperiments,
  type NewExperiment,
  requestCancel,
  setExperimentStatus,
} from "./experiments.ts";
export { type Fork, forkRun } from "./fork-run.ts";
export { acquireExperiment, type Lease, type LeaseRequest } from "./leases.ts";
export {
  compactMetrics,
  type LatestMetric,
  latestMetrics,
  type MetricPoint,
  readMetric,
  recordMetrics,
} from "./metrics.ts";
export {
  findPromptSet,
  type ModelPack,
  type NewPromptSet,
  type StoredPromptSet,
  savePack,
  savePromptSet,
} from "./models.ts";
export {
  announceExperiment,
  experimentChannel,
  recordProgress,
  type StageProgress,
} from "./progress.ts";
export { listRunners, type Runner, removeRunner, reportRunner } from "./runners.ts";
export { addRun, findRun, listRuns, type NewRun, type Run, setRunStatus } from "./runs.ts";
export { completeShard, type FinishedShard, saveCheckpoint } from "./shards.ts";
export {
  type Checkpoint,
  type Image,
  listCheckpoints,
  listImages,
  listPairs,
  listScores,
  type NewCheckpoint,
  type NewImage,
  type NewPair,
  type NewScore,
  type Pair,
  type Score,
} from "./stage-rows.ts";
export {
  type CompletedShard,
  completedShards,
  completeStage,
  ensureStage,
  failStage,
  findStage,
  findStageByHash,
  linkStage,
  listStages,
  type NewStage,
  type Stage,
} from "./stages.ts";
export { startExperiment } from "./start-experiment.ts";
