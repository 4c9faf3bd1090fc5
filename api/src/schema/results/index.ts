export { Checkpoint } from "./checkpoint.ts";
export { Evaluation } from "./evaluation.ts";
export { Image } from "./image.ts";
export { JudgeType, MetricType } from "./judges.ts";
export { Pair } from "./pair.ts";

import "./evaluations-of.ts";
import "./images-of.ts";
import "./metrics-of.ts";
import "./pair-cloud.ts";
import "./pairs-of.ts";
import "./selection.ts";
