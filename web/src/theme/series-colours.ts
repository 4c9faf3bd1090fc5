export type SeriesShape = "circle" | "square" | "triangle" | "diamond" | "cross" | "star";

/** How one series is drawn: never by colour alone, the shape and the dash tell it apart in grey too. */
export interface SeriesStyle {
  /** A CSS colour, `var(--series-...)`. */
  readonly colour: string;
  readonly shape: SeriesShape;
  /** SVG dash pattern; undefined for a full line. */
  readonly dash: string | undefined;
}

/** The four variants of the paper keep one look everywhere. */
const variants: Readonly<Record<string, SeriesStyle>> = {
  baseline: { colour: "var(--series-baseline)", shape: "circle", dash: undefined },
  TS: { colour: "var(--series-ts)", shape: "square", dash: "6 2" },
  IS: { colour: "var(--series-is)", shape: "triangle", dash: "2 2" },
  MIX: { colour: "var(--series-mix)", shape: "diamond", dash: "8 2 2 2" },
};

const furtherColours = ["var(--series-5)", "var(--series-6)", "var(--series-7)", "var(--series-8)"];
const furtherShapes: readonly SeriesShape[] = ["cross", "star", "circle", "square", "triangle", "diamond"];

/**
 * The style of a variant by name; other names take the remaining colours, then other shapes, by their index among the
 * others (from 0), so that they stay apart within one view.
 */
export function seriesStyle(name: string, indexAmongOthers = 0): SeriesStyle {
  const known = variants[name];
  if (known) return known;
  const colour = furtherColours[indexAmongOthers % furtherColours.length]!;
  const shape =
    furtherShapes[
      Math.floor(indexAmongOthers / furtherColours.length + indexAmongOthers) % furtherShapes.length
    ]!;
  return { colour, shape, dash: "4 3" };
}

/** Styles for a list of names in order: known variants keep theirs, the others are counted among themselves. */
export function seriesStyles(names: readonly string[]): ReadonlyMap<string, SeriesStyle> {
  const styles = new Map<string, SeriesStyle>();
  let others = 0;
  for (const name of new Set(names)) styles.set(name, variants[name] ?? seriesStyle(name, others++));
  return styles;
}
