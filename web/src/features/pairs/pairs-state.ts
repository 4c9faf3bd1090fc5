import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsInteger,
  parseAsStringLiteral,
} from "nuqs/server";

/** A whole or broken number of degrees from -180 to 180. */
const parseAsDegrees = createParser<number>({
  parse: (text) => {
    const degrees = Number(text);
    return text.trim() !== "" && Number.isFinite(degrees) && Math.abs(degrees) <= 180 ? degrees : null;
  },
  serialize: String,
});

export const listFilters = ["all", "kept", "not-selected", "near-duplicates"] as const;
export type ListFilter = (typeof listFilters)[number];
export const listSorts = ["number", "angle", "ts", "is"] as const;
export type ListSort = (typeof listSorts)[number];

/** What the address of the pairs page holds. */
export const pairsParsers = {
  round: parseAsInteger.withDefault(1),
  /** Edges of the window; the run's own where left out. */
  c1: parseAsDegrees,
  c2: parseAsDegrees,
  view: parseAsStringLiteral(["plot", "list"]).withDefault("plot"),
  /** Number of the pair that is open. */
  pair: parseAsInteger,
  show: parseAsStringLiteral(listFilters).withDefault("all"),
  sort: parseAsStringLiteral(listSorts).withDefault("number"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export type PairsState = inferParserType<typeof pairsParsers>;

/** Reads the state of the page from an address. */
export const readPairs = createLoader(pairsParsers);
