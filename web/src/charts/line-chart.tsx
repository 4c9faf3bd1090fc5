"use client";
import { useId, useMemo, useState } from "react";
import { XAxis, YAxis } from "./axes.tsx";
import { inside } from "./box.ts";
import { LineCursor } from "./line-cursor.tsx";
import { LineLayer } from "./line-layer.tsx";
import { LineLegend } from "./line-legend.tsx";
import { LineEndNames, LineNameRows, nameRowHeight, nameRows, placeNames } from "./line-names.tsx";
import { fullDomain, type LineSeries, makeLines, valueDomain } from "./line-series.ts";
import { type Domain, makeScale, type ScaleKind } from "./scale.ts";
import type { Smoothing } from "./smooth.ts";
import { useWidth } from "./use-width.ts";

export interface LineChartProps {
  readonly series: readonly LineSeries[];
  /** Name of the chart, for screen readers. */
  readonly label: string;
  readonly xLabel?: string;
  /** Name of the values with their unit. */
  readonly yLabel?: string;
  readonly scale?: ScaleKind;
  readonly smoothing?: Smoothing;
  /** Part of x in sight; all of it for null. Left out, the chart keeps its own. Give it to several charts to zoom them together. */
  readonly domain?: Domain | null;
  readonly onDomain?: (domain: Domain | null) => void;
  /** Range of y, so that equal charts share an axis; what is in sight where left out. */
  readonly yDomain?: Domain;
  /** x of the cursor, shared between charts; left out, the chart keeps its own. */
  readonly cursor?: number | null;
  readonly onCursor?: (x: number | null) => void;
  readonly height?: number;
}

const noSmoothing: Smoothing = { kind: "none" };

/**
 * Lines over steps: smooth in front of what was measured, gaps where there is no number, names at the line ends (a legend
 * beyond six), a cursor that reads all lines (mouse, touch, arrow keys), zoom by dragging. Its height is fixed; points that are
 * appended move nothing but the lines.
 */
export function LineChart(props: LineChartProps) {
  const {
    series,
    label,
    xLabel = "step",
    yLabel,
    scale = "linear",
    smoothing = noSmoothing,
    height = 260,
  } = props;
  const clip = useId();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const [ownDomain, setOwnDomain] = useState<Domain | null>(null);
  const [chosen, setChosen] = useState<string>();
  const [pointed, setPointed] = useState<string>();
  const domain = props.domain === undefined ? ownDomain : props.domain;
  const setDomain = (next: Domain | null) => {
    setOwnDomain(next);
    props.onDomain?.(next);
  };

  const names = placeNames(series, width);
  const rows = names.place === "rows" ? nameRows(series, width) * nameRowHeight : 0;
  const top = (yLabel ? 26 : 10) + rows;
  const frame = useMemo(
    () => inside(width, height, { top, right: names.right, bottom: 42, left: 54 }),
    [width, height, top, names.right],
  );
  const lines = useMemo(() => makeLines(series, smoothing), [series, smoothing]);
  const xDomain = useMemo(() => domain ?? fullDomain(series), [domain, series]);
  const yDomain = useMemo(
    () => props.yDomain ?? valueDomain(lines, xDomain, scale),
    [props.yDomain, lines, xDomain, scale],
  );
  const xScale = useMemo(
    () => makeScale("linear", xDomain, [frame.x, frame.x + frame.width]),
    [xDomain, frame],
  );
  const yScale = useMemo(
    () => makeScale(scale, yDomain, [frame.y + frame.height, frame.y]),
    [scale, yDomain, frame],
  );

  return (
    <div ref={ref}>
      <div className="relative" style={{ height }}>
        <svg
          data-chart-layer=""
          aria-hidden="true"
          width="100%"
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          // A layer of its own: a cursor that moves over thousands of points must not have them painted again.
          className="absolute inset-0 block select-none will-change-transform"
        >
          <clipPath id={clip}>
            <rect x={frame.x} y={frame.y - 2} width={frame.width} height={frame.height + 4} />
          </clipPath>
          <YAxis frame={frame} scale={yScale} {...(yLabel && { label: yLabel })} />
          <XAxis frame={frame} scale={xScale} label={xLabel} grid={false} />
          <g clipPath={`url(#${clip})`}>
            <LineLayer
              lines={lines}
              xScale={xScale}
              yScale={yScale}
              frame={frame}
              emphasised={pointed ?? chosen}
            />
          </g>
          {names.place === "ends" && (
            <LineEndNames lines={lines} xScale={xScale} yScale={yScale} frame={frame} />
          )}
          {names.place === "rows" && <LineNameRows series={series} width={width} y={10} />}
        </svg>
        <LineCursor
          label={label}
          xLabel={xLabel}
          lines={lines}
          xScale={xScale}
          yScale={yScale}
          frame={frame}
          size={{ width, height }}
          zoomed={domain !== null}
          onDomain={setDomain}
          cursor={props.cursor}
          onCursor={props.onCursor}
        />
      </div>
      {names.place === "below" && (
        <LineLegend series={series} chosen={chosen} onChoose={setChosen} onPoint={setPointed} />
      )}
    </div>
  );
}
