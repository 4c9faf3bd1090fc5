export { addConcept, ensureConcept } from "./add-concept.ts";
export { bundledSubjects, packFolder } from "./bundled.ts";
export { createExperiment } from "./create-experiment.ts";
export { type ExperimentProgress, type RunOptions, runExperiment } from "./run-experiment.ts";
