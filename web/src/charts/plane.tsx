"use client";
import { type ReactNode, useId, useMemo, useState } from "react";
import { type SeriesStyle, seriesStyles } from "../theme/series-colours.ts";
import { XAxis, YAxis } from "./axes.tsx";
import { inside } from "./box.ts";
import { PlaneBackdrop } from "./plane-backdrop.tsx";
import { type FrontierLook, layoutPlane } from "./plane-layout.ts";
import { PlaneMarks } from "./plane-marks.tsx";
import {
  axisNames,
  drawable,
  type PlaneAxis,
  type PlaneBars,
  type PlanePoint,
  type PlaneView,
  planeDomain,
  pointLabel,
  referencePoint,
} from "./plane-points.ts";
import { PlaneUncertainty } from "./plane-uncertainty.tsx";
import { PlaneZoom } from "./plane-zoom.tsx";
import { makeScale } from "./scale.ts";
import { usePlaneFocus } from "./use-plane-focus.tsx";
import { useWidth } from "./use-width.ts";

export interface PlaneProps {
  readonly points: readonly PlanePoint[];
  /** Name of the plane, for screen readers. */
  readonly label: string;
  /** Which metric lies across; IS unless asked otherwise. */
  readonly horizontal?: PlaneAxis;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly bars?: PlaneBars;
  readonly frontier?: FrontierLook;
  /** Arrows from round to round. */
  readonly trajectories?: boolean;
  /** Whether bars must fit in the frame, or the points alone (bars may run out of it). */
  readonly fit?: "bars" | "points";
  /** The point whose lines cross the plane; the baseline's last checkpoint where left out, none for null. */
  readonly referenceId?: string | null;
  /** Looks by variant, where a page has more than the plane; from `seriesStyles` otherwise. */
  readonly styles?: ReadonlyMap<string, SeriesStyle>;
  /** Shared axes for planes side by side; zooming is then for all of them. */
  readonly view?: PlaneView | null;
  readonly onView?: (view: PlaneView | null) => void;
  readonly selectedIds?: readonly string[];
  /** A point was opened: by click, Enter or Space. Points with `href` are links; return true to say that it is taken care of. */
  readonly onSelect?: (point: PlanePoint) => boolean | undefined;
  /** What is shown beside a point at hover and focus. */
  readonly renderDetail?: (point: PlanePoint) => ReactNode;
  readonly height?: number;
}

/**
 * The IS-TS plane: every checkpoint with its uncertainty, rounds joined by arrows, the Pareto frontier, the frontier of the
 * personalisation's checkpoints, and what is better than the baseline on both axes. Arrow keys move between points.
 */
export function Plane(props: PlaneProps) {
  const {
    points: given,
    label,
    horizontal = "is",
    bars = "sigma",
    frontier = "staircase",
    height = 420,
    fit = "bars",
  } = props;
  const { trajectories = true, selectedIds = [], referenceId } = props;
  const vertical: PlaneAxis = horizontal === "is" ? "ts" : "is";
  const clip = useId();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const [ownView, setOwnView] = useState<PlaneView | null>(null);
  const view = props.view === undefined ? ownView : props.view;
  const setView = (next: PlaneView | null) => {
    setOwnView(next);
    props.onView?.(next);
  };

  const points = useMemo(() => drawable(given), [given]);
  const reference = referenceId === null ? undefined : referencePoint(points, referenceId);
  const styles = useMemo(
    () => props.styles ?? seriesStyles(points.map((point) => point.variant)),
    [props.styles, points],
  );
  const frame = useMemo(
    () => inside(width, height, { top: 26, right: 14, bottom: 44, left: 54 }),
    [width, height],
  );
  const x = useMemo(
    () =>
      makeScale("linear", view?.x ?? planeDomain(points, horizontal, bars, fit), [
        frame.x,
        frame.x + frame.width,
      ]),
    [view, points, horizontal, bars, fit, frame],
  );
  const y = useMemo(
    () =>
      makeScale("linear", view?.y ?? planeDomain(points, vertical, bars, fit), [
        frame.y + frame.height,
        frame.y,
      ]),
    [view, points, vertical, bars, fit, frame],
  );
  const layout = useMemo(
    () => layoutPlane(points, { horizontal, bars, frontier, reference, x, y, frame }),
    [points, horizontal, bars, frontier, reference, x, y, frame],
  );
  const focus = usePlaneFocus(layout.points, {
    frame,
    container: ref,
    renderDetail: props.renderDetail,
    onSelect: props.onSelect,
  });

  const canvas = {
    width: "100%",
    height,
    viewBox: `0 0 ${width} ${height}`,
    className: "absolute inset-0 block select-none",
  };
  return (
    <div ref={ref} className="relative" style={{ height }}>
      <PlaneZoom frame={frame} x={x} y={y} zoomed={view !== null} onView={setView}>
        <svg data-chart-layer="" aria-hidden="true" {...canvas}>
          <clipPath id={clip}>
            <rect x={frame.x} y={frame.y} width={frame.width} height={frame.height} />
          </clipPath>
          <YAxis frame={frame} scale={y} label={props.yLabel ?? axisNames[vertical]} />
          <XAxis frame={frame} scale={x} label={props.xLabel ?? axisNames[horizontal]} />
          <g clipPath={`url(#${clip})`}>
            <PlaneBackdrop
              layout={layout}
              frame={frame}
              reference={
                reference && {
                  x: x.at(reference[horizontal].value),
                  y: y.at(reference[vertical].value),
                  name: pointLabel(reference, points, reference),
                }
              }
            />
            <PlaneUncertainty
              layout={layout}
              styles={styles}
              trajectories={trajectories}
              activeId={focus.activeId}
            />
          </g>
        </svg>
        {/* biome-ignore lint/a11y/useSemanticElements: there is no element for a group of marks in an SVG */}
        <svg
          data-chart-layer=""
          role="group"
          aria-label={`${label}. Arrow keys move between ${points.length} points.`}
          {...canvas}
        >
          <PlaneMarks
            layout={layout}
            styles={styles}
            frame={frame}
            activeId={focus.activeId}
            tabId={focus.tabId}
            selectedIds={selectedIds}
            handlers={focus.point}
          />
        </svg>
      </PlaneZoom>
      {focus.detail}
    </div>
  );
}
