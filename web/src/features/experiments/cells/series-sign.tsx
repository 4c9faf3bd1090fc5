import { markerPath } from "../../../charts/marker-path.ts";
import type { SeriesStyle } from "../../../theme/series-colours.ts";

/** The sign of a series: its shape in its colour. Stands beside its name. */
export const SeriesSign = ({ style, size = 10 }: { readonly style: SeriesStyle; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="-6 -6 12 12"
    aria-hidden="true"
    className="shrink-0 overflow-visible"
  >
    <path d={markerPath(style.shape, 4.5)} fill={style.colour} />
  </svg>
);
