export { Experiment } from "./experiment.ts";
export { Run } from "./run.ts";
export { Stage, StageKind } from "./stage.ts";
export { FailureType } from "./status.ts";

import "./attempt.ts";
import "./concept-use.ts";
import "./facets.ts";
import "./runs-of.ts";
import "./summary.ts";
