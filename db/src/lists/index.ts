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
  type ConceptFilter,
  type ConceptImageRow,
  type ConceptRow,
  conceptList,
  imagesOfConcepts,
} from "./concepts.ts";
export { defineList, type List } from "./define-list.ts";
export {
  type ExperimentFilter,
  type ExperimentOrder,
  type ExperimentRow,
  experimentList,
} from "./experiments.ts";
export { type ExportFilter, exportList } from "./exports.ts";
export type { Page, PageRequest, Placed, Position } from "./keyset.ts";
export {
  type PackRow,
  type PromptRow,
  type PromptSetFilter,
  type PromptSetRow,
  packList,
  promptList,
  promptSetList,
} from "./models.ts";
export { type RunFilter, type RunOrder, type RunRow, runList } from "./runs.ts";
export { type StageRow, shardList, stagesById, stagesOfRuns } from "./stages.ts";
export {
  advanceOfStudies,
  type StudyAdvance,
  type StudyFilter,
  type StudyRow,
  studyList,
} from "./studies.ts";
