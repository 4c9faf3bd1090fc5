export {
  aggregateScores,
  type Clusters,
  type ConceptScore,
  type EvaluatedImage,
  type Metric,
  metrics,
  type PromptScore,
} from "./aggregate-scores.ts";
export {
  type Comparison,
  type ComparisonRow,
  compareCheckpoints,
  type EvaluatedCheckpoint,
  type MetricCell,
} from "./compare-checkpoints.ts";
export { type ContactSheet, renderContactSheet } from "./render-contact-sheet.ts";
export { type PlaneOptions, renderPlane } from "./render-plane.ts";
export { renderTable } from "./render-table.ts";
