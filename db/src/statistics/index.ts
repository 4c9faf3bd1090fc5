export {
  type BootstrapOptions,
  bootstrap,
  bootstrapMean,
  type MeanBootstrapOptions,
  pairedBootstrap,
} from "./bootstrap.ts";
export { pearson } from "./correlation.ts";
export { type ClusterDraws, drawClusters, drawnMeans } from "./draws.ts";
export type { Estimate } from "./estimate.ts";
export { mean, meanWithDeviation, meanWithError, standardDeviation, standardError } from "./moments.ts";
export { normalCdf, normalQuantile } from "./normal.ts";
export {
  type DrawnPlane,
  dominanceProbability,
  dominates,
  drawnDominance,
  drawnPlane,
  type PlanePoint,
  paretoFrontier,
} from "./pareto.ts";
export { holm, signTest, wilson } from "./proportions.ts";
export { quantile } from "./quantile.ts";
