import { createParser, type inferParserType, parseAsInteger, parseAsStringLiteral } from "nuqs/server";

/** A whole or broken number of degrees from -180 to 180. */
const parseAsDegrees = createParser<number>({
  parse: (text) => {
    const degrees = Number(text);
    return text.trim() !== "" && Number.isFinite(degrees) && Math.abs(degrees) <= 180 ? degrees : null;
  },
  serialize: String,
});

/** What the plane shows: its middle and scale, `x,y,unitsPerPixel`. */
const parseAsPlace = createParser<{ readonly x: number; readonly y: number; readonly unitsPerPixel: number }>(
  {
    parse: (text) => {
      const [x, y, unitsPerPixel, ...rest] = text.split(",").map(Number);
      if (rest.length > 0 || ![x, y, unitsPerPixel].every(Number.isFinite) || !(unitsPerPixel! > 0))
        return null;
      return { x: x!, y: y!, unitsPerPixel: unitsPerPixel! };
    },
    serialize: ({ x, y, unitsPerPixel }) =>
      [x, y, unitsPerPixel].map((each) => String(Number(each.toPrecision(4)))).join(","),
    eq: (a, b) => a.x === b.x && a.y === b.y && a.unitsPerPixel === b.unitsPerPixel,
  },
);

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
  place: parseAsPlace,
  view: parseAsStringLiteral(["plot", "list"]).withDefault("plot"),
  /** Number of the pair that is open. */
  pair: parseAsInteger,
  show: parseAsStringLiteral(listFilters).withDefault("all"),
  sort: parseAsStringLiteral(listSorts).withDefault("number"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
};

export type PairsState = inferParserType<typeof pairsParsers>;
