export {
  candidatePairs,
  deltaLength,
  type OrientedPair,
  orient,
  reverse,
  type ScoredSample,
} from "./candidate-pairs.ts";
export { countInWindow } from "./explain-empty-selection.ts";
export { orientIntoWindow } from "./qualify-pair.ts";
export { type PairSelection, selectPairs } from "./select-pairs.ts";
export type {
  Histogram,
  SelectionStatistics,
} from "./summarize-selection.ts";
