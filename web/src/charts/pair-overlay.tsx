"use client";
import { memo, useId } from "react";
import { type AngleWindow, angleOf } from "./angle-window.ts";
import { XAxis, YAxis } from "./axes.tsx";
import type { Box } from "./box.ts";
import type { PairDeltas } from "./pair-angles.ts";
import { placeOfPair } from "./pair-cloud.ts";
import { conePolygon, type PairView, toPixel, viewDomains } from "./pair-view.ts";
import { makeScale } from "./scale.ts";

interface PairOverlayProps {
  readonly size: { readonly width: number; readonly height: number };
  readonly frame: Box;
  readonly view: PairView;
  readonly window: AngleWindow | null;
  readonly savedWindow: AngleWindow | null;
  readonly pairs: PairDeltas;
  readonly highlighted: readonly number[];
  readonly keeps: string;
}

const path = (points: readonly { x: number; y: number }[]): string =>
  points.map(({ x, y }) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`).join("L");

/** Edges of a window as two rays from the origin: an open path along c1 and back to c2. */
function edges(view: PairView, frame: Box, window: AngleWindow): string {
  const [origin, ...rim] = conePolygon(view, frame, window);
  return `M${path([rim[0]!, origin!, rim.at(-1)!])}`;
}

/** What lies over the cloud: axes, the cone of the window, the window that was trained with, rings around single pairs. */
export const PairOverlay = memo(function PairOverlay(props: PairOverlayProps) {
  const { size, frame, view, window, savedWindow, pairs, highlighted, keeps } = props;
  const clip = useId();
  const domains = viewDomains(view, frame);
  const x = makeScale("linear", domains.x, [frame.x, frame.x + frame.width]);
  const y = makeScale("linear", domains.y, [frame.y + frame.height, frame.y]);
  const origin = toPixel(view, frame, { x: 0, y: 0 });
  const moved = savedWindow && window && (savedWindow.c1 !== window.c1 || savedWindow.c2 !== window.c2);
  const isKept = (at: { x: number; y: number }) => {
    if (!window) return true;
    const angle = angleOf(at.x, at.y);
    return window.c1 < angle && angle < window.c2;
  };
  return (
    <svg
      data-chart-layer=""
      aria-hidden="true"
      width="100%"
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="pointer-events-none absolute inset-0 block select-none"
    >
      <clipPath id={clip}>
        <rect x={frame.x} y={frame.y} width={frame.width} height={frame.height} />
      </clipPath>
      <YAxis frame={frame} scale={y} label="ΔIS (cosine)" grid={false} />
      <XAxis frame={frame} scale={x} label="ΔTS (cosine), winner minus loser" grid={false} />
      <g clipPath={`url(#${clip})`}>
        <path
          d={`M${frame.x} ${origin.y}H${frame.x + frame.width}M${origin.x} ${frame.y}V${frame.y + frame.height}`}
          stroke="var(--line-strong)"
          strokeOpacity={0.6}
        />
        {window && (
          <path d={`M${path(conePolygon(view, frame, window))}Z`} fill="var(--accent)" fillOpacity={0.07} />
        )}
        {moved && (
          <path
            d={edges(view, frame, savedWindow)}
            fill="none"
            stroke="var(--text)"
            strokeDasharray="5 4"
            strokeOpacity={0.7}
          />
        )}
        {window && (
          <path d={edges(view, frame, window)} fill="none" stroke="var(--accent)" strokeWidth={1.75} />
        )}
        {highlighted.map((pair) => {
          const at = toPixel(view, frame, placeOfPair(pairs, pair, isKept));
          return (
            <g key={pair} fill="none">
              <circle cx={at.x} cy={at.y} r={7} stroke="var(--surface)" strokeWidth={4} />
              <circle cx={at.x} cy={at.y} r={7} stroke="var(--text)" strokeWidth={2} />
            </g>
          );
        })}
      </g>
      <text x={frame.x + frame.width} y={frame.y - 9} textAnchor="end" fontSize={12} fill="var(--muted)">
        {keeps}
      </text>
    </svg>
  );
});
