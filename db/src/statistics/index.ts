export { type BootstrapOptions, bootstrap, bootstrapMean, pairedBootstrap, quantile } from "./bootstrap.ts";
export { pearson } from "./correlation.ts";
export type { Estimate } from "./estimate.ts";
export { mean, meanWithDeviation, meanWithError, standardDeviation, standardError } from "./moments.ts";
export { normalCdf, normalQuantile } from "./normal.ts";
export { dominanceProbability, dominates, type PlanePoint, paretoFrontier } from "./pareto.ts";
export { holm, signTest, wilson } from "./proportions.ts";
