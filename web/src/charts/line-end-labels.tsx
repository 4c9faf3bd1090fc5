import type { Box } from "./box.ts";
import { endLabels, type Line } from "./line-series.ts";
import { markerPath } from "./marker-path.ts";
import type { Scale } from "./scale.ts";

interface LineEndLabelsProps {
  readonly lines: readonly Line[];
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly frame: Box;
}

/** The lines' names right of the frame, each with its mark, at its last value or as near as the others allow. */
export function LineEndLabels({ lines, xScale, yScale, frame }: LineEndLabelsProps) {
  const edge = frame.x + frame.width;
  return endLabels(lines, xScale.domain, frame, yScale.at).map(({ line, y, labelY }) => {
    const { id, label, style } = line.series;
    return (
      <g key={id}>
        <path
          d={`M${edge + 1} ${y}L${edge + 9} ${labelY}`}
          stroke={style.colour}
          strokeWidth={1}
          fill="none"
        />
        <path
          d={markerPath(style.shape, 3.5)}
          transform={`translate(${edge + 13} ${labelY})`}
          fill={style.colour}
        />
        <text x={edge + 21} y={labelY + 4} fontSize={12} fill="var(--text)">
          {label}
        </text>
      </g>
    );
  });
}
