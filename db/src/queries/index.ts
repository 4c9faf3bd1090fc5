export { type Archived, annotate, type Remarks, setArchived } from "./annotations.ts";
export {
  type ApiKey,
  endApiKey,
  type FoundApiKey,
  findApiKey,
  type NewApiKey,
  saveApiKey,
  touchApiKey,
} from "./api-keys.ts";
export {
  type CheckpointDescription,
  describeCheckpoint,
  isImageReferred,
  isManifestReferred,
} from "./artifact-references.ts";
export { beginAudit, finishAudit, type NewAudit } from "./audit-log.ts";
export { beginExperiment } from "./begin-experiment.ts";
export { checkConfiguration } from "./check-configuration.ts";
export {
  type ComparedExamples,
  compareExamples,
  type Example,
  type ExampleComparison,
  type ExampleImage,
  type ExampleOutcome,
  exampleOutcomes,
} from "./compare-examples.ts";
export {
  type ComparedRow,
  type ComparedRuns,
  compareRuns,
  mostComparedRuns,
  type RunComparison,
  type Trajectory,
} from "./compare-runs.ts";
export { type ConceptUse, usesOfConcepts } from "./concept-uses.ts";
export {
  type Concept,
  type ConceptImage,
  conceptHash,
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
export { type ExperimentEnd, endExperiment } from "./end-experiment.ts";
export {
  type Evaluation,
  type EvaluationResult,
  listEvaluations,
  type NewEvaluation,
  saveEvaluation,
} from "./evaluations.ts";
export { exclusively } from "./exclusively.ts";
export {
  type ExperimentFacets,
  experimentFacets,
  type Facet,
  type FacetCount,
  facetLimit,
  facets,
} from "./experiment-facets.ts";
export { scoresOfExperiments } from "./experiment-scores.ts";
export { type Sparkline, sparklinesOfExperiments } from "./experiment-sparklines.ts";
export { type ExperimentSummary, summariesOfExperiments } from "./experiment-summaries.ts";
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
export { type ExportRows, readExportRows } from "./export-rows/index.ts";
export {
  beginExport,
  completeExport,
  createExport,
  type DataExport,
  type ExportKind,
  type ExportSubject,
  failExport,
  fileOfExport,
  findExport,
  findExportSubject,
  type NewExport,
  releaseExport,
  reportExport,
} from "./exports.ts";
export { type Fork, forkRun } from "./fork-run.ts";
export {
  type Claim,
  claimIdempotencyKey,
  completeIdempotencyKey,
  purgeIdempotencyKeys,
  type RequestName,
  releaseIdempotencyKey,
} from "./idempotency.ts";
export { createImportedExperiment, type ImportedImage, type ImportedModel } from "./imported-experiments.ts";
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
  type NewPoints,
  type NewPointsRequest,
  newMetricPoints,
  type SeenSeries,
} from "./new-metric-points.ts";
export {
  announceExperiment,
  experimentChannel,
  recordProgress,
  type StageProgress,
  studyChannel,
} from "./progress.ts";
export { requeueExperiment } from "./requeue-experiment.ts";
export { readRunConfigurations, type WholeRunConfiguration } from "./run-configurations.ts";
export { siblingsOfRuns } from "./run-siblings.ts";
export { listRunners, type Runner, removeRunner, reportRunner } from "./runners.ts";
export { addRun, findRun, listRuns, type NewRun, type Run, setRunStatus } from "./runs.ts";
export { completeShard, type FinishedShard, saveCheckpoint } from "./shards.ts";
export { deleteSignInLinks, purgeSignIns } from "./sign-ins.ts";
export {
  type AttemptEnd,
  type AttemptKey,
  attemptRef,
  attemptsOfStages,
  endAttempt,
  logLimit,
  logsOfAttempts,
  type StageAttempt,
  writeAttemptLog,
} from "./stage-attempts.ts";
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
  beginStage,
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
export { findUploads, saveUpload, type Upload } from "./uploads.ts";
export {
  createUser,
  findUnclaimedAdmin,
  findUser,
  hasUsers,
  storeUserRole,
  type User,
} from "./users.ts";
