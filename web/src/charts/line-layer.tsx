import { memo, useMemo } from "react";
import type { Box } from "./box.ts";
import type { Line } from "./line-series.ts";
import { markerPath } from "./marker-path.ts";
import type { Scale } from "./scale.ts";
import { bandPath, gapStarts, placesInDomain, tracePath } from "./trace.ts";

interface LinePathProps {
  readonly line: Line;
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly frame: Box;
  readonly faint: boolean;
  /** Among many lines dashes are noise: a mark at the end tells them apart instead. */
  readonly crowded: boolean;
}

/** The last point in sight of a line, pixels, a little inside the border so that its mark is seen whole. */
function endOfLine({ series, smooth }: Line, xScale: Scale, yScale: Scale, to: number) {
  for (let i = to - 1; i >= 0 && series.x[i]! >= xScale.domain[0]; i--) {
    const y = yScale.at(smooth[i]!);
    if (series.x[i]! <= xScale.domain[1] && Number.isFinite(y))
      return { x: Math.min(xScale.at(series.x[i]!), xScale.range[1] - 4), y };
  }
  return undefined;
}

/** Those of the places in sight that are at least 9 pixels from the one before, so that a series of gaps is no thicket of marks. */
function apart(places: readonly number[], scale: Scale): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return places.filter((at) => {
    const pixel = scale.at(at);
    if (at < scale.domain[0] || at > scale.domain[1] || pixel - last < 9) return false;
    last = pixel;
    return true;
  });
}

/** One line: extremes of thinned points first, then what was measured, then the smooth line; gaps are marked at the axis. */
const LinePath = memo(function LinePath({ line, xScale, yScale, frame, faint, crowded }: LinePathProps) {
  const { series, smooth, isSmoothed } = line;
  const { x, y, low, high, style } = series;
  const drawn = useMemo(() => {
    const [from, to] = placesInDomain(x, xScale.domain);
    return {
      band: low && high ? bandPath(x, low, high, xScale, yScale, from, to) : "",
      raw: isSmoothed ? tracePath(x, y, xScale, yScale, from, to) : "",
      smooth: tracePath(x, smooth, xScale, yScale, from, to),
      end: crowded ? endOfLine(line, xScale, yScale, to) : undefined,
      gaps: apart(gapStarts(x, y, yScale, from, to), xScale),
    };
  }, [line, x, y, low, high, smooth, isSmoothed, xScale, yScale, crowded]);
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
      <path d={drawn.smooth} strokeWidth={1.75} strokeDasharray={crowded ? undefined : style.dash} />
      {crowded && drawn.end && (
        <path
          d={markerPath(style.shape, 3.5)}
          transform={`translate(${drawn.end.x} ${drawn.end.y})`}
          fill={style.colour}
          stroke="var(--surface)"
          strokeWidth={1}
        />
      )}
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
      crowded={lines.length > 6}
      faint={emphasised !== undefined && emphasised !== line.series.id}
    />
  ));
});
