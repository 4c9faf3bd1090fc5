import { markerPath } from "../../charts/marker-path.ts";
import type { SeriesStyle } from "../../theme/series-colours.ts";

/** A series' mark as the charts draw it. */
export const SeriesMark = ({ style }: { readonly style: SeriesStyle }) => (
  <svg aria-hidden="true" width="12" height="12" viewBox="-6 -6 12 12" className="shrink-0 self-center">
    <path d={markerPath(style.shape, 4.2)} style={{ fill: style.colour }} />
  </svg>
);
