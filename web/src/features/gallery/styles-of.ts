import { type SeriesStyle, seriesStyle } from "../../theme/series-colours.ts";
import type { Column } from "./column-name.ts";

const known = new Set(["baseline", "TS", "IS", "MIX"]);

/** How each column is marked: as its variant is everywhere; other variants by their order. */
export function stylesOf(columns: readonly Pick<Column, "runs">[]): SeriesStyle[] {
  const others = [
    ...new Set(columns.map(({ runs }) => runs[0]?.variant ?? "").filter((variant) => !known.has(variant))),
  ];
  return columns.map(({ runs }) =>
    seriesStyle(runs[0]?.variant ?? "", others.indexOf(runs[0]?.variant ?? "")),
  );
}
