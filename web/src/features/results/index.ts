/** What pages show of results: verdict, plane, tables, images. */
export { ExperimentResults, type ExperimentResultsProps } from "./experiment-results.tsx";
export { ResultsSkeleton } from "./results-skeleton.tsx";
export { comparisonOfRuns } from "./comparison-variables.ts";
