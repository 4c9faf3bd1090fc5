export { compareExperiment, type SuiteComparison } from "./compare-experiment.ts";
export { bootstrapOf, publishResults } from "./publish-results.ts";
export { type VerifyOptions, verifyRun } from "./verify-run.ts";
export { type Report, writeReport } from "./write-report.ts";
