/** What pages of other kinds may use of an experiment's. */
export { ProgressLine } from "./progress-line.tsx";
