"use client";
import { type PointerEvent, type ReactNode, useState } from "react";
import { buttonClasses } from "../ui/button.tsx";
import type { Box } from "./box.ts";
import type { Position } from "./frontier.ts";
import type { PlaneView } from "./plane-points.ts";
import type { Scale } from "./scale.ts";

interface PlaneZoomProps {
  readonly frame: Box;
  readonly x: Scale;
  readonly y: Scale;
  readonly zoomed: boolean;
  readonly onView: (view: PlaneView | null) => void;
  readonly children: ReactNode;
}

/** Zooms a plane: drag a box with the mouse, or double-click to come closer and again for all. */
export function PlaneZoom({ frame, x, y, zoomed, onView, children }: PlaneZoomProps) {
  const [start, setStart] = useState<Position>();
  const [end, setEnd] = useState<Position>();

  const place = (event: { clientX: number; clientY: number; currentTarget: Element }): Position => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: Math.max(frame.x, Math.min(frame.x + frame.width, event.clientX - box.x)),
      y: Math.max(frame.y, Math.min(frame.y + frame.height, event.clientY - box.y)),
    };
  };
  const isPoint = (event: { target: EventTarget }) =>
    event.target instanceof Element && event.target.closest("[data-point],button") !== null;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType === "touch" || event.button !== 0 || isPoint(event)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setStart(place(event));
    setEnd(undefined);
  };
  const box = start &&
    end && {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(end.x - start.x),
      height: Math.abs(end.y - start.y),
    };
  const large = box !== undefined && box.width > 12 && box.height > 12;
  const onPointerUp = () => {
    if (box && large)
      onView({
        x: [x.invert(box.x), x.invert(box.x + box.width)],
        y: [y.invert(box.y + box.height), y.invert(box.y)],
      });
    setStart(undefined);
    setEnd(undefined);
  };
  const onDoubleClick = (event: {
    clientX: number;
    clientY: number;
    currentTarget: Element;
    target: EventTarget;
  }) => {
    if (isPoint(event)) return;
    if (zoomed) return onView(null);
    const at = place(event);
    const around = (scale: Scale, pixel: number): readonly [number, number] => {
      const centre = scale.invert(pixel);
      return [centre - (centre - scale.domain[0]) * 0.4, centre + (scale.domain[1] - centre) * 0.4];
    };
    onView({ x: around(x, at.x), y: around(y, at.y) });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: zooming is an addition for pointers; every point has its numbers in the table
    <div
      className="absolute inset-0"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => start && setEnd(place(event))}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={onDoubleClick}
    >
      {children}
      {box && large && (
        <div
          data-screen-only=""
          className="pointer-events-none absolute border border-accent bg-accent/10"
          style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
        />
      )}
      {zoomed && (
        <button
          type="button"
          data-screen-only=""
          className={buttonClasses("secondary", "small", "absolute h-6!")}
          style={{ right: 14, top: -2 }}
          onClick={() => onView(null)}
        >
          Reset zoom
        </button>
      )}
    </div>
  );
}
