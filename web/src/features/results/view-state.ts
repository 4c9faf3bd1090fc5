import { createLoader, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What of a view of results stands in its address. */
export const viewParsers = {
  /** The concept that is looked at alone. */
  concept: parseAsString,
  /** Prompt set; the first that the runs share where left out. */
  suite: parseAsString,
  /** The variant that the others are compared with. */
  against: parseAsString,
  /** What the plane shows: means with 1 sigma over the units or the 95 % interval, or paired differences with theirs. */
  bars: parseAsStringLiteral(["sigma", "interval", "paired"]).withDefault("sigma"),
  /** Every round in the table. */
  rounds: parseAsBoolean.withDefault(false),
};

/** Reads them from an address on the server. */
export const loadView = createLoader(viewParsers);
