export { holdExperiment, runnerName } from "./hold-experiment.ts";
export { type RunnerContext, runStage } from "./run-stage.ts";
