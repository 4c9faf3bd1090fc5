export { addConcept } from "./add-concept.ts";
export { bundledSubjects, packFolder } from "./bundled.ts";
export { createExperiment } from "./create-experiment.ts";
export { evaluateExperiment } from "./evaluate-experiment.ts";
export { findRunByName } from "./find-run.ts";
export { importExperiment } from "./import-experiment.ts";
export { openRunJudges } from "./open-run-judges.ts";
export { planStored } from "./plan-stored.ts";
export { registerBundled } from "./register-bundled.ts";
export { judgesOfPack, resolvePack } from "./resolve-pack.ts";
export {
  type ExperimentProgress,
  finishExperiment,
  type RunOptions,
  runExperiment,
} from "./run-experiment.ts";
export { type Held, type TakeOptions, takeExperiment } from "./take-experiment.ts";
