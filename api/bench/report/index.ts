export { describeMachine } from "./describe-machine.ts";
export { renderKnee } from "./render-knee.ts";
export { type MeasuredScale, type Results, writeReport } from "./write-report.ts";
