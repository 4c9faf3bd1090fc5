/** What pages show of results: verdict, plane, tables, images. */
export { ExperimentResults, type ExperimentResultsProps } from "./experiment-results.tsx";
export { ResultsSkeleton } from "./results-skeleton.tsx";
export { comparisonOfRuns } from "./comparison-variables.ts";
export { BreakdownPanel } from "./breakdown-panel.tsx";
export { variantsOf } from "./by-concept.ts";
export { StatisticCell } from "./statistic-cell.tsx";
export { ViewControls } from "./view-controls.tsx";
export { viewParsers } from "./view-state.ts";
