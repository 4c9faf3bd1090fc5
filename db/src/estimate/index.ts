export { type ExperimentEstimate, estimateExperiment } from "./estimate-experiment.ts";
export type { StageEstimate } from "./estimate-stages.ts";
