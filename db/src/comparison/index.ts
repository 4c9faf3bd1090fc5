export {
  aggregateScores,
  type Clusters,
  type ConceptScore,
  clustersOf,
  type EvaluatedImage,
  type Metric,
  metricLabels,
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
