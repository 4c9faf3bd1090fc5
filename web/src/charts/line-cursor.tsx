"use client";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { integer, number } from "../format/number.ts";
import { buttonClasses } from "../ui/button.tsx";
import type { Box } from "./box.ts";
import { LineReadings } from "./line-readings.tsx";
import { type Line, readAt, stepFrom } from "./line-series.ts";
import type { Domain, Scale } from "./scale.ts";

interface LineCursorProps {
  readonly label: string;
  readonly xLabel: string;
  readonly lines: readonly Line[];
  readonly xScale: Scale;
  readonly yScale: Scale;
  readonly frame: Box;
  readonly size: { readonly width: number; readonly height: number };
  readonly zoomed: boolean;
  readonly onDomain: (domain: Domain | null) => void;
  readonly cursor: number | null | undefined;
  readonly onCursor: ((x: number | null) => void) | undefined;
}

/** Part of x around `x`, `factor` as wide as the domain, inside it where it shrinks. */
function zoomAround([low, high]: Domain, x: number, factor: number): Domain {
  return [x - (x - low) * factor, x + (high - x) * factor];
}

/** Everything of a line chart that a hand moves: the cursor with its readings, and zooming. Lines are not drawn again. */
export function LineCursor(props: LineCursorProps) {
  const { label, xLabel, lines, xScale, yScale, frame, size, zoomed, onDomain } = props;
  const [own, setOwn] = useState<number | null>(null);
  const [brush, setBrush] = useState<Domain | null>(null);
  const pressed = useRef<number | undefined>(undefined);
  const cursor = props.cursor === undefined ? own : props.cursor;
  const move = (x: number | null) => {
    setOwn(x);
    props.onCursor?.(x);
  };
  const [low, high] = xScale.domain;
  const clamp = (x: number) => Math.max(low, Math.min(high, x));
  const valueAt = (event: PointerEvent | { clientX: number; currentTarget: Element }) =>
    clamp(xScale.invert(frame.x + event.clientX - event.currentTarget.getBoundingClientRect().x));

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const x = valueAt(event);
    move(x);
    if (pressed.current === undefined) return;
    const wide = Math.abs(xScale.at(x) - xScale.at(pressed.current)) > 4;
    setBrush(wide ? [Math.min(x, pressed.current), Math.max(x, pressed.current)] : null);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    move(valueAt(event));
    // A finger moves the cursor; dragging a part to zoom into is for the mouse and the pen.
    if (event.pointerType === "touch" || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pressed.current = valueAt(event);
  };
  const onPointerUp = () => {
    pressed.current = undefined;
    if (brush) onDomain(brush);
    setBrush(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = cursor ?? high;
    const stride = event.shiftKey ? 10 : 1;
    const actions: Record<string, () => void> = {
      ArrowRight: () => move(clamp(stepFrom(lines, at, stride))),
      ArrowLeft: () => move(clamp(stepFrom(lines, at, -stride))),
      PageUp: () => move(clamp(stepFrom(lines, at, 50))),
      PageDown: () => move(clamp(stepFrom(lines, at, -50))),
      Home: () => move(low),
      End: () => move(high),
      "+": () => onDomain(zoomAround(xScale.domain, at, 0.5)),
      "-": () => zoomed && onDomain(zoomAround(xScale.domain, at, 2)),
      "0": () => onDomain(null),
      Escape: () => move(null),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const readings = cursor === null ? [] : readAt(lines, cursor, xScale.domain);
  const at = readings[0]?.x ?? cursor;
  const words = readings.map(({ line, value }) => `${line.series.label} ${number(value)}`).join(", ");
  return (
    <>
      {cursor !== null && at !== null && (
        <svg
          aria-hidden="true"
          data-screen-only=""
          width="100%"
          height={size.height}
          viewBox={`0 0 ${size.width} ${size.height}`}
          className="pointer-events-none absolute inset-0"
        >
          <path d={`M${xScale.at(at)} ${frame.y}v${frame.height}`} stroke="var(--line-strong)" />
          {readings.map(({ line, x, value }) => {
            const y = yScale.at(value);
            if (!Number.isFinite(y) || y < frame.y - 1 || y > frame.y + frame.height + 1) return null;
            return (
              <circle
                key={line.series.id}
                cx={xScale.at(x)}
                cy={y}
                r={3.5}
                fill={line.series.style.colour}
                stroke="var(--surface)"
                strokeWidth={1.5}
              />
            );
          })}
          {brush && (
            <rect
              x={xScale.at(brush[0])}
              width={xScale.at(brush[1]) - xScale.at(brush[0])}
              y={frame.y}
              height={frame.height}
              fill="var(--accent)"
              fillOpacity={0.14}
              stroke="var(--accent)"
              strokeOpacity={0.5}
            />
          )}
        </svg>
      )}
      <div
        role="slider"
        tabIndex={0}
        aria-label={`${label}: cursor over ${xLabel}`}
        aria-valuemin={low}
        aria-valuemax={high}
        aria-valuenow={at ?? low}
        aria-valuetext={
          cursor === null
            ? "not set"
            : `${xLabel} ${Number.isInteger(at) ? integer(at) : number(at)}: ${words || "no values"}`
        }
        className="absolute cursor-crosshair touch-pan-y rounded-sm"
        style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
        onPointerMove={onPointerMove}
        onPointerDown={onPointerDown}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onPointerLeave={() => pressed.current === undefined && move(null)}
        onDoubleClick={(event) => onDomain(zoomed ? null : zoomAround(xScale.domain, valueAt(event), 0.33))}
        onBlur={() => move(null)}
        onKeyDown={onKeyDown}
      />
      {readings.length > 0 && at !== null && !brush && (
        <LineReadings readings={readings} x={at} xLabel={xLabel} left={xScale.at(at)} frame={frame} />
      )}
      {zoomed && (
        <button
          type="button"
          data-screen-only=""
          className={buttonClasses("secondary", "small", "absolute h-6!")}
          style={{ right: size.width - frame.x - frame.width, top: Math.max(-2, frame.y - 28) }}
          onClick={() => onDomain(null)}
        >
          Reset zoom
        </button>
      )}
    </>
  );
}
