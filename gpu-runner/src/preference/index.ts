export {
  candidatePairs,
  deltaLength,
  type OrientedPair,
  orient,
  reverse,
  type ScoredSample,
} from "./candidate-pairs.ts";
export { countInWindow } from "./explain-empty-selection.ts";
export {
  applySelection,
  orientIntoWindow,
  type PairSelection,
  selectPairs,
  weightedGap,
} from "./select-pairs.ts";
export {
  type Histogram,
  histogram,
  type SelectionStatistics,
  summarizeSelection,
} from "./summarize-selection.ts";
