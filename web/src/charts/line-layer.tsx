import { memo, useMemo } from "react";
import type { Box } from "./box.ts";
import type { Line } from "./line-series.ts";
import type { Scale } from "./scale.ts";
import { bandPath, gapStarts, placesInDomain, tracePath } from "./trace.ts";

interface LinePathProps {
  readonly line: Line;
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly frame: Box;
  readonly faint: boolean;
}

/** One line: extremes of thinned points first, then what was measured, then the smooth line; gaps are marked at the axis. */
const LinePath = memo(function LinePath({ line, xScale, yScale, frame, faint }: LinePathProps) {
  const { series, smooth, isSmoothed } = line;
  const { x, y, low, high, style } = series;
  const drawn = useMemo(() => {
    const [from, to] = placesInDomain(x, xScale.domain);
    return {
      band: low && high ? bandPath(x, low, high, xScale, yScale, from, to) : "",
      raw: isSmoothed ? tracePath(x, y, xScale, yScale, from, to) : "",
      smooth: tracePath(x, smooth, xScale, yScale, from, to),
      gaps: gapStarts(x, y, yScale, from, to).filter(
        (at) => at >= xScale.domain[0] && at <= xScale.domain[1],
      ),
    };
  }, [x, y, low, high, smooth, isSmoothed, xScale, yScale]);
  const bottom = frame.y + frame.height - 7;
  return (
    <g
      opacity={faint ? 0.18 : 1}
      fill="none"
      stroke={style.colour}
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      {drawn.band && <path d={drawn.band} fill={style.colour} fillOpacity={0.16} stroke="none" />}
      {drawn.raw && <path d={drawn.raw} strokeWidth={1} opacity={0.28} />}
      <path d={drawn.smooth} strokeWidth={1.75} strokeDasharray={style.dash} />
      {drawn.gaps.map((at) => (
        <path
          key={at}
          d="M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5"
          transform={`translate(${xScale.at(at)} ${bottom})`}
          strokeWidth={1.75}
        >
          <title>{`${series.label}: no number from ${at} on`}</title>
        </path>
      ))}
    </g>
  );
});

/** All lines of a chart, clipped to its frame; all but `emphasised` are faint where it is given. */
export const LineLayer = memo(function LineLayer({
  lines,
  xScale,
  yScale,
  frame,
  emphasised,
}: {
  readonly lines: readonly Line[];
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly frame: Box;
  readonly emphasised: string | undefined;
}) {
  return lines.map((line) => (
    <LinePath
      key={line.series.id}
      line={line}
      xScale={xScale}
      yScale={yScale}
      frame={frame}
      faint={emphasised !== undefined && emphasised !== line.series.id}
    />
  ));
});
