export { holdExperiment } from "./hold-experiment.ts";
export { type RunnerContext, runStage } from "./run-stage.ts";
