export { type LoadTimes, timeLoads } from "./load-times.ts";
export { measureResponsiveness, type Responsiveness } from "./responsiveness.ts";
export { type Device, devices, type Rating, runLighthouse } from "./run-lighthouse.ts";
export { type ScriptWeight, weighScripts } from "./script-weight.ts";
export type { Cookie } from "./set-cookies.ts";
