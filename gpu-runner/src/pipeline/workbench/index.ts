export { asRgbImage } from "./encoder.ts";
export { openJudges } from "./judges.ts";
export { openWorkbench, type Workbench } from "./workbench.ts";
