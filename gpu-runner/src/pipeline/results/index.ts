export { compareExperiment, type SuiteComparison } from "./compare-experiment.ts";
export { bootstrapOf, publishResults } from "./publish-results.ts";
export { type Verification, verifyRun } from "./verify-run.ts";
