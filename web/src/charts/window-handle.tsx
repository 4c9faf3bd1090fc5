"use client";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import type { Position } from "./frontier.ts";

interface WindowHandleProps {
  /** Middle of the handle, pixels in the chart. */
  readonly at: Position;
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly valueText: string;
  /** What stands in the handle. */
  readonly text: ReactNode;
  /** Called while it is dragged, with a place in the chart. */
  readonly onDrag: (to: Position) => void;
  /** Called by keys, with the new angle. */
  readonly onKey: (angle: number) => void;
  readonly onEnd: () => void;
}

/** A handle of an angle window: dragged by mouse or finger, moved by arrow keys (Shift: tenths, Page: ten degrees). */
export function WindowHandle(props: WindowHandleProps) {
  const { at, name, value, least, most, valueText, text, onDrag, onKey, onEnd } = props;
  const dragging = useRef(false);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.stopPropagation();
    dragging.current = true;
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const chart = event.currentTarget.offsetParent?.getBoundingClientRect();
    if (dragging.current && chart) onDrag({ x: event.clientX - chart.x, y: event.clientY - chart.y });
  };
  const onPointerUp = () => {
    if (dragging.current) onEnd();
    dragging.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 0.1 : 1;
    const moves: Record<string, number> = {
      ArrowRight: value - step,
      ArrowDown: value - step,
      ArrowLeft: value + step,
      ArrowUp: value + step,
      PageDown: value - 10,
      PageUp: value + 10,
      Home: least,
      End: most,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onKey(Math.round(to * 10) / 10);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={valueText}
      data-screen-only=""
      className="group absolute z-10 -m-[22px] flex size-11 cursor-grab touch-none items-center justify-center rounded-full outline-none active:cursor-grabbing"
      style={{ left: at.x, top: at.y }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.key.startsWith("Arrow") && onEnd()}
    >
      <span className="flex h-6 min-w-6 items-center justify-center rounded-full border-2 border-accent bg-surface px-1.5 text-xs font-semibold whitespace-nowrap text-accent tabular-nums group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent">
        {text}
      </span>
    </div>
  );
}
