export {
  type ApiKeyRow,
  type AuditFilter,
  type AuditRow,
  apiKeyList,
  auditList,
  type UserRow,
  userList,
} from "./access.ts";
export { type Advance, advanceOfExperiments, advanceOfRuns } from "./advance.ts";
export {
  type CheckpointRow,
  checkpointsById,
  checkpointsOfRuns,
  checkpointsOfStages,
} from "./checkpoints.ts";
export { type CheckpointKey, checkpointId, type PairKey, pairId } from "./composite-ids.ts";
export {
  type ConceptFilter,
  type ConceptImageRow,
  type ConceptRow,
  conceptList,
  imagesOfConcepts,
} from "./concepts.ts";
export { defineList, type List, type OwnedList } from "./define-list.ts";
export {
  type EvaluationRow,
  evaluationsById,
  evaluationsOfRuns,
  finalEvaluationsOfRuns,
} from "./evaluations.ts";
export {
  type ExperimentFilter,
  type ExperimentOrder,
  type ExperimentRow,
  experimentList,
} from "./experiments.ts";
export { type ExportFilter, exportList } from "./exports.ts";
export { type Figure, type FigureFilter, figuresOfEvaluations } from "./figures.ts";
export {
  type ImageFilter,
  type ImageOrder,
  type ImagePurpose,
  type ImageRow,
  imageList,
  imagesById,
  imagesByRef,
  orderByScore,
} from "./images.ts";
export type { Page, PageRequest, Placed, Position } from "./keyset.ts";
export { pointsOfSeries, type SeriesPoints, type SeriesWindow } from "./metric-points.ts";
export { type MetricSeries, type RunSeries, seriesOfRuns, seriesOfStages } from "./metric-series.ts";
export {
  type PackRow,
  type PromptRow,
  type PromptSetFilter,
  type PromptSetRow,
  packList,
  promptList,
  promptSetList,
} from "./models.ts";
export { cloudLimit, type PairCloud, pairCloudsOfRuns } from "./pair-clouds.ts";
export { type PairFilter, type PairOrder, type PairRow, pairList, pairsById } from "./pairs.ts";
export { type RunFilter, type RunOrder, type RunRow, runList } from "./runs.ts";
export {
  type ImageScore,
  type ScoreKind,
  type ScoreMetric,
  type ScoreRange,
  scoresOfImages,
} from "./scores.ts";
export { type RunSelection, type SelectionStatistics, selectionsOfRuns } from "./selections.ts";
export { extremesOfSeries, type SeriesExtremes } from "./series-extremes.ts";
export { stageRef } from "./stage-refs.ts";
export { type StageRow, shardList, stagesById, stagesOfRuns } from "./stages.ts";
export {
  advanceOfStudies,
  type StudyAdvance,
  type StudyFilter,
  type StudyRow,
  studyList,
} from "./studies.ts";
