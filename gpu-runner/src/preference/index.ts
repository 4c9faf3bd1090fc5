export {
  candidatePairs,
  deltaLength,
  type OrientedPair,
  orient,
  reverse,
  type ScoredSample,
} from "./candidate-pairs.ts";
export { countInWindow } from "./explain-empty-selection.ts";
export { orientIntoWindow, weightedGap } from "./qualify-pair.ts";
export { applySelection, type PairSelection, selectPairs } from "./select-pairs.ts";
export {
  type Histogram,
  histogram,
  type SelectionStatistics,
  summarizeSelection,
} from "./summarize-selection.ts";
