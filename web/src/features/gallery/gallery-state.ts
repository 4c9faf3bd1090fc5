import {
  createLoader,
  createParser,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Runs by their local ids, in the order of the columns; what is no id and what comes twice is left out. */
export const parseAsRuns = createParser<string[]>({
  parse: (text) => [...new Set(text.split(",").filter((each) => uuid.test(each)))],
  serialize: (runs) => runs.join(","),
  eq: (a, b) => a.join() === b.join(),
});

/** One image of every column: place of its prompt, and sample. */
export interface Spot {
  readonly promptIndex: number;
  readonly sample: number;
}

/** A spot as `promptIndex.sample`. */
export const parseAsSpot = createParser<Spot>({
  parse: (text) => {
    const [, promptIndex, sample] = /^(\d{1,6})\.(\d{1,6})$/.exec(text) ?? [];
    return promptIndex && sample ? { promptIndex: Number(promptIndex), sample: Number(sample) } : null;
  },
  serialize: ({ promptIndex, sample }) => `${promptIndex}.${sample}`,
  eq: (a, b) => a.promptIndex === b.promptIndex && a.sample === b.sample,
});

export const sizes = { min: 64, max: 320, step: 8 } as const;

/** The side of an image where none was chosen, CSS pixels: the more columns, the smaller. */
export const sizeFor = (columns: number): number =>
  columns <= 2 ? 240 : columns <= 4 ? 200 : columns <= 6 ? 160 : 128;

const parseAsSize = createParser<number>({
  parse: (text) => {
    const size = Number.parseInt(text, 10);
    return Number.isFinite(size) ? Math.min(Math.max(size, sizes.min), sizes.max) : null;
  },
  serialize: String,
});

export const viewerModes = ["side", "slider", "difference", "flip"] as const;
export type ViewerMode = (typeof viewerModes)[number];

/** What the address of the gallery holds. */
export const galleryParsers = {
  runs: parseAsRuns.withDefault([]),
  images: parseAsStringLiteral(["evaluation", "training"]).withDefault("evaluation"),
  /** Null for the last round of each run. */
  round: parseAsInteger,
  suite: parseAsString,
  sort: parseAsStringLiteral(["prompt", "ts", "is"]).withDefault("prompt"),
  judge: parseAsStringLiteral(["clip", "held-out"]).withDefault("clip"),
  order: parseAsStringLiteral(["asc", "desc"]).withDefault("asc"),
  /** The column that rows are sorted by; the first where left out. */
  by: parseAsString,
  find: parseAsString.withDefault(""),
  rows: parseAsStringLiteral(["image", "prompt"]),
  scores: parseAsStringLiteral(["value", "difference"]).withDefault("value"),
  /** Side of the images in pixels; chosen by the number of columns where left out. */
  size: parseAsSize,
  /** The row at the top. */
  at: parseAsInteger.withDefault(0),
  /** The image that is open in the viewer. */
  open: parseAsSpot,
  a: parseAsString,
  b: parseAsString,
  view: parseAsStringLiteral(viewerModes).withDefault("side"),
};

export type GalleryState = inferParserType<typeof galleryParsers>;

/** Reads the state of the gallery from an address. */
export const readGallery = createLoader(galleryParsers);
