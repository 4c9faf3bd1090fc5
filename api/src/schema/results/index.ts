export { MetricType } from "./judges.ts";

import "./checkpoint.ts";
import "./evaluations-of.ts";
import "./images-of.ts";
import "./metrics-of.ts";
import "./pair-cloud.ts";
import "./pairs-of.ts";
import "./selection.ts";
import "./sparkline.ts";
import "./variant-scores.ts";
