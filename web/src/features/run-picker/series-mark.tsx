import { markerPath } from "../../charts/marker-path.ts";
import type { SeriesStyle } from "../../theme/series-colours.ts";

/** The colour and shape by which a run is told in every chart. Says nothing by itself: its name must stand beside it. */
export function SeriesMark({ style }: { readonly style: SeriesStyle }) {
  return (
    <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true" className="shrink-0">
      <path d={markerPath(style.shape, 4.2)} fill={style.colour} />
    </svg>
  );
}
