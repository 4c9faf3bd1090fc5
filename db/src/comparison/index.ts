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
  type ComparisonOptions,
  type ComparisonRow,
  compareCheckpoints,
  comparingCheckpoints,
  type EvaluatedCheckpoint,
  type MetricCell,
} from "./compare-checkpoints.ts";
export { type ConfigurationDifference, configurationDifferences } from "./configuration-differences.ts";
export { type JudgeName, judgeMetrics, scoreOfMetric } from "./judge-metrics.ts";
export {
  type ConceptFigures,
  DrawsCache,
  summarizeVariants,
  type VariantFigures,
  type VariantScore,
} from "./summarize-variants.ts";
