/** What pages of other kinds may use of an experiment's. */
export { ProgressLine } from "./progress-line.tsx";
export { FrameSkeleton } from "./experiment-frame.tsx";
export { type Experiment, hasResults, isUnderWay } from "./experiment.ts";
export { ShownResults } from "./results-view.tsx";
export { useExperiment } from "./use-experiment.ts";
