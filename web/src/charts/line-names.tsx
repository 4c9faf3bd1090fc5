import { type Box, textWidth } from "./box.ts";
import { flowItems } from "./flow-items.ts";
import { endLabels, type Line, type LineSeries } from "./line-series.ts";
import { markerPath } from "./marker-path.ts";
import type { Scale } from "./scale.ts";

/** Where the names of lines stand: at their ends, in rows above the frame where the ends have no room, or below the chart. */
export type NamePlace = "ends" | "rows" | "below" | "none";

/** Names of up to six lines stand in the drawing; where they do must not change what is around it, at any width. */
export function placeNames(
  series: readonly LineSeries[],
  width: number,
): { readonly place: NamePlace; readonly right: number } {
  if (series.length < 2) return { place: "none", right: 18 };
  if (series.length > 6) return { place: "below", right: 18 };
  const right = Math.ceil(Math.max(...series.map((one) => textWidth(one.label, 12)))) + 28;
  return right <= Math.max(70, width * 0.22) ? { place: "ends", right } : { place: "rows", right: 18 };
}

interface LineNamesProps {
  readonly lines: readonly Line[];
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly frame: Box;
}

/** The lines' names right of the frame, each with its mark, at its last value or as near as the others allow. */
export function LineEndNames({ lines, xScale, yScale, frame }: LineNamesProps) {
  const edge = frame.x + frame.width;
  return endLabels(lines, xScale.domain, frame, yScale.at).map(({ line, y, labelY }) => {
    const { id, label, style } = line.series;
    return (
      <g key={id}>
        <path d={`M${edge + 1} ${y}L${edge + 8} ${labelY}`} stroke={style.colour} fill="none" />
        <path
          d={markerPath(style.shape, 3.5)}
          transform={`translate(${edge + 12} ${labelY})`}
          fill={style.colour}
        />
        <text x={edge + 20} y={labelY + 4} fontSize={12} fill="var(--text)">
          {label}
        </text>
      </g>
    );
  });
}

const itemWidth = (series: LineSeries): number => 30 + textWidth(series.label, 12);
export const nameRowHeight = 18;

/** Rows that the names of these lines take. */
export const nameRows = (series: readonly LineSeries[], width: number): number =>
  flowItems(series.map(itemWidth), width, 12).rows;

/** The lines' names in rows from `y` on, with line and mark. */
export function LineNameRows({
  series,
  width,
  y,
}: {
  readonly series: readonly LineSeries[];
  readonly width: number;
  readonly y: number;
}) {
  const { places } = flowItems(series.map(itemWidth), width, 12);
  return series.map(({ id, label, style }, i) => (
    <g key={id} transform={`translate(${places[i]!.x} ${y + places[i]!.row * nameRowHeight})`}>
      <path d="M0 0H24" stroke={style.colour} strokeWidth={2} strokeDasharray={style.dash} />
      <path d={markerPath(style.shape, 3.5)} transform="translate(12 0)" fill={style.colour} />
      <text x={29} y={4} fontSize={12} fill="var(--text)">
        {label}
      </text>
    </g>
  ));
}
