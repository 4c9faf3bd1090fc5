/** What pages show of results: verdict, plane, tables, images. */

export { BreakdownPanel } from "./breakdown-lazily.tsx";
export { variantsOf } from "./by-concept.ts";
export { type ComparisonQueryVariables, comparisonDocument } from "./comparison.graphql.ts";
export { baselineOf, type Comparison, metricNames, metricsOf } from "./comparison.ts";
export { ComparisonPanels } from "./comparison-panels.tsx";
export { comparisonOfRuns } from "./comparison-variables.ts";
export { ExperimentResults, type ExperimentResultsProps } from "./experiment-results.tsx";
export { Glimpse } from "./glimpse.tsx";
export { ResultsSkeleton } from "./results-skeleton.tsx";
export { StatisticCell } from "./statistic-cell.tsx";
export { ViewControls } from "./view-controls.tsx";
export { viewParsers } from "./view-state.ts";
