/** What pages of other kinds may use of an experiment's. */

export { type Experiment, hasResults, isUnderWay } from "./experiment.ts";
export { FrameSkeleton } from "./experiment-frame.tsx";
export { ProgressLine } from "./progress-line.tsx";
export { ShownResults } from "./results-view.tsx";
export { useExperiment } from "./use-experiment.ts";
