import { imagePage } from "./image-page.ts";
import { metricSeries } from "./metric-series.ts";
import type { Operation } from "./operation.ts";
import { comparisonAgain, runComparison } from "./run-comparison.ts";
import { runsList } from "./runs-list.ts";

export { seriesStatement } from "./metric-series.ts";
export { type GraphqlQuestion, type Operation, type System, systems } from "./operation.ts";

/** What is measured, in the order of the report. */
export const operations = {
  runsList,
  metricSeries,
  imagePage,
  runComparison,
  comparisonAgain,
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;
