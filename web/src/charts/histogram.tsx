"use client";
import { useId, useState } from "react";
import { integer, number } from "../format/number.ts";
import { XAxis, YAxis } from "./axes.tsx";
import { inside } from "./box.ts";
import { type Bins, binStart } from "./histogram-bins.ts";
import { type Domain, makeScale } from "./scale.ts";
import { useWidth } from "./use-width.ts";

export interface HistogramProps {
  readonly bins: Bins;
  readonly label: string;
  readonly xLabel: string;
  readonly yLabel?: string;
  /** Colour of what was kept, and of everything where nothing says what was kept. */
  readonly colour?: string;
  /** A range of x to mark, such as the angle window. */
  readonly window?: Domain;
  /** Text of a value of x at the cursor. */
  readonly unit?: string;
  readonly height?: number;
}

/** Counts over a range: all behind, what was kept of them in front, hatched so that it is told apart without colour. */
export function Histogram(props: HistogramProps) {
  const {
    bins,
    label,
    xLabel,
    yLabel = "pairs",
    colour = "var(--accent)",
    window,
    unit = "",
    height = 200,
  } = props;
  const id = useId();
  const [ref, width] = useWidth<HTMLDivElement>(480);
  const [active, setActive] = useState<number>();
  const frame = inside(width, height, { top: 26, right: 10, bottom: 42, left: 54 });
  const most = Math.max(1, ...bins.counts);
  const x = makeScale("linear", [bins.from, bins.to], [frame.x, frame.x + frame.width]);
  const y = makeScale("linear", [0, most * 1.04], [frame.y + frame.height, frame.y]);
  const bottom = frame.y + frame.height;
  const bar = (bin: number, count: number) => {
    const left = x.at(binStart(bins, bin));
    const right = x.at(binStart(bins, bin + 1));
    const gap = right - left > 4 ? 1 : 0;
    const top = y.at(count);
    return `M${left.toFixed(1)} ${bottom}V${top.toFixed(1)}H${(right - gap).toFixed(1)}V${bottom}Z`;
  };
  const path = (counts: readonly number[]) =>
    counts.map((count, bin) => (count > 0 ? bar(bin, count) : "")).join("");
  const point = (event: { clientX: number; currentTarget: Element }) => {
    const value = x.invert(frame.x + event.clientX - event.currentTarget.getBoundingClientRect().x);
    const bin = Math.floor(((value - bins.from) / (bins.to - bins.from)) * bins.counts.length);
    setActive(bin >= 0 && bin < bins.counts.length ? bin : undefined);
  };
  const kept = active === undefined ? undefined : bins.kept?.[active];
  const shown = active !== undefined && (
    <div
      aria-hidden="true"
      data-screen-only=""
      className="pointer-events-none absolute z-10 rounded border border-line bg-raised px-2 py-1 text-xs whitespace-nowrap shadow-overlay"
      style={
        x.at(binStart(bins, active)) > width / 2
          ? { right: width - x.at(binStart(bins, active)) + 8, top: frame.y }
          : { left: x.at(binStart(bins, active + 1)) + 8, top: frame.y }
      }
    >
      <span className="text-muted">
        {number(binStart(bins, active))}
        {unit} to {number(binStart(bins, active + 1))}
        {unit}
      </span>
      <br />
      <b className="font-semibold">{integer(bins.counts[active])}</b> {yLabel}
      {kept !== undefined && `, ${integer(kept)} kept`}
    </div>
  );
  return (
    <div ref={ref} className="relative" style={{ height }}>
      <svg
        data-chart-layer=""
        role="img"
        aria-label={label}
        width="100%"
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="absolute inset-0 block"
      >
        <defs>
          <pattern id={id} width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width={4} height={4} fill={colour} />
            <path d="M0 0V4" stroke="var(--surface)" strokeWidth={1.2} strokeOpacity={0.45} />
          </pattern>
        </defs>
        {window && (
          <rect
            x={x.at(Math.max(bins.from, window[0]))}
            width={Math.max(0, x.at(Math.min(bins.to, window[1])) - x.at(Math.max(bins.from, window[0])))}
            y={frame.y}
            height={frame.height}
            fill="var(--accent)"
            fillOpacity={0.08}
          />
        )}
        <YAxis frame={frame} scale={y} label={yLabel} ticks={3} />
        <XAxis
          frame={frame}
          scale={x}
          label={xLabel}
          grid={false}
          ticks={Math.max(3, Math.floor(frame.width / 70))}
        />
        <path
          d={path(bins.counts)}
          fill={bins.kept ? "var(--line-strong)" : colour}
          fillOpacity={bins.kept ? 0.55 : 0.85}
        />
        {bins.kept && <path d={path(bins.kept)} fill={`url(#${id})`} />}
        {window?.map((edge) => (
          <path
            key={edge}
            d={`M${x.at(edge)} ${frame.y}V${bottom}`}
            stroke="var(--accent)"
            strokeWidth={1.5}
          />
        ))}
        {active !== undefined && (
          <path
            data-screen-only=""
            d={bar(active, bins.counts[active]!)}
            fill="none"
            stroke="var(--text)"
            strokeWidth={1.25}
          />
        )}
      </svg>
      <div
        className="absolute"
        style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setActive(undefined)}
      />
      {shown}
    </div>
  );
}
