import type { SeriesStyle } from "../theme/series-colours.ts";
import { markerPath } from "./marker-path.ts";

/** A series' mark at a place in an SVG, with an edge in the colour of the surface so that marks on each other stay apart. */
export function Marker({
  x,
  y,
  style,
  radius = 5,
}: {
  readonly x: number;
  readonly y: number;
  readonly style: SeriesStyle;
  readonly radius?: number;
}) {
  return (
    <path
      d={markerPath(style.shape, radius)}
      transform={`translate(${x} ${y})`}
      fill={style.colour}
      stroke="var(--surface)"
      strokeWidth={1.5}
      paintOrder="stroke"
    />
  );
}

/** A series' line and mark, for legends and tooltips. */
export function Swatch({ style, line = true }: { readonly style: SeriesStyle; readonly line?: boolean }) {
  return (
    <svg
      data-chart-layer=""
      aria-hidden="true"
      width={line ? 24 : 12}
      height={12}
      className="inline-block shrink-0 align-[-1px]"
    >
      {line && <path d="M0 6H24" stroke={style.colour} strokeWidth={2} strokeDasharray={style.dash} />}
      <path d={markerPath(style.shape, 4)} transform={`translate(${line ? 12 : 6} 6)`} fill={style.colour} />
    </svg>
  );
}
