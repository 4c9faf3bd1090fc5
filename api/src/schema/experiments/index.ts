export { Experiment } from "./experiment.ts";
export { Run } from "./run.ts";
export { Stage } from "./stage.ts";
export { FailureType } from "./status.ts";

import "./concept-use.ts";
import "./facets.ts";
import "./runs-of.ts";
import "./summary.ts";
