export { Experiment } from "./experiment.ts";
export { Run } from "./run.ts";
export { Stage, StageKind } from "./stage.ts";
export { FailureType, WorkStatusType } from "./status.ts";

import "./runs-of.ts";
