export { describeMachine, loadBefore } from "./describe-machine.ts";
export { writeReport } from "./write-report.ts";
