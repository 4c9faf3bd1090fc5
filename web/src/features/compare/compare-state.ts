import {
  createLoader,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

/** Most runs side by side. */
export const mostRuns = 20;

/** What of the page stands in its address. Ids are local: the uuid alone. */
export const compareParsers = {
  runs: parseAsArrayOf(parseAsString).withDefault([]),
  /** The run that the others are compared with; the first run's own baseline where left out. */
  baseline: parseAsString,
  concept: parseAsString,
  suite: parseAsString,
  /** Every setting rather than those that differ. */
  settings: parseAsBoolean.withDefault(false),
  /** Whose examples. */
  example: parseAsString,
  metric: parseAsStringLiteral([
    "IMAGE_SIMILARITY",
    "TEXT_SIMILARITY",
    "HELD_OUT_IMAGE_SIMILARITY",
    "HELD_OUT_TEXT_SIMILARITY",
  ]).withDefault("IMAGE_SIMILARITY"),
  outcome: parseAsStringLiteral(["IMPROVED", "REGRESSED", "EQUAL"]).withDefault("IMPROVED"),
};

export const loadCompare = createLoader(compareParsers);
