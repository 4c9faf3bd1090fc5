"use client";
import { RotateCw } from "lucide-react";
import { type AngleWindow, moveEdge, nearestTurn, turnWindow } from "./angle-window.ts";
import type { Box } from "./box.ts";
import type { Position } from "./frontier.ts";
import { angleAtPixel, type PairView, rayEnd, toPixel } from "./pair-view.ts";
import { WindowHandle } from "./window-handle.tsx";

interface AngleHandlesProps {
  readonly window: AngleWindow;
  readonly view: PairView;
  readonly frame: Box;
  /** What the window keeps, in words. */
  readonly keeps: string;
  readonly onWindow: (window: AngleWindow) => void;
  readonly onEnd: () => void;
}

const degrees = (angle: number): string => `${String(Math.round(angle * 10) / 10).replace("-", "\u2212")}°`;

/** Where the handle of an angle stands: towards the border along its ray, at most so far out; undefined out of sight. */
export function handlePlace(view: PairView, frame: Box, angle: number, share: number): Position | undefined {
  const end = rayEnd(view, frame, angle, 24);
  if (!end) return undefined;
  const origin = toPixel(view, frame, { x: 0, y: 0 });
  const length = Math.hypot(end.x - origin.x, end.y - origin.y);
  const wanted = share * Math.min(frame.width, frame.height);
  const inside =
    origin.x > frame.x &&
    origin.x < frame.x + frame.width &&
    origin.y > frame.y &&
    origin.y < frame.y + frame.height;
  const part = inside && length > 0 ? Math.min(1, wanted / length) : 1;
  return { x: origin.x + (end.x - origin.x) * part, y: origin.y + (end.y - origin.y) * part };
}

/** Three handles of a window: its two edges, and its middle, which turns it as a whole. Whole degrees by mouse and finger. */
export function AngleHandles({ window, view, frame, keeps, onWindow, onEnd }: AngleHandlesProps) {
  const middle = (window.c1 + window.c2) / 2;
  const angleAt = (to: Position, near: number) => nearestTurn(angleAtPixel(view, frame, to), near);
  const half = (window.c2 - window.c1) / 2;
  const turnTo = (angle: number) => onWindow(turnWindow(window, Math.round(angle - middle)));
  const places = {
    c1: handlePlace(view, frame, window.c1, 0.44),
    c2: handlePlace(view, frame, window.c2, 0.44),
    middle: handlePlace(view, frame, middle, 0.36),
  };
  return (
    <>
      {(["c1", "c2"] as const).map((edge) => {
        const at = places[edge];
        const limits =
          edge === "c1"
            ? [Math.max(-180, window.c2 - 180), window.c2 - 1]
            : [window.c1 + 1, Math.min(180, window.c1 + 180)];
        return (
          at && (
            <WindowHandle
              key={edge}
              at={at}
              name={edge === "c1" ? "Lower edge of the angle window" : "Upper edge of the angle window"}
              value={window[edge]}
              least={limits[0]!}
              most={limits[1]!}
              valueText={`${degrees(window[edge])}, ${keeps}`}
              text={degrees(window[edge])}
              onDrag={(to) => onWindow(moveEdge(window, edge, angleAt(to, window[edge])))}
              onKey={(angle) => onWindow(moveEdge(window, edge, angle, 0.1))}
              onEnd={onEnd}
            />
          )
        );
      })}
      {places.middle && (
        <WindowHandle
          at={places.middle}
          name="Middle of the angle window: turns it"
          value={middle}
          least={-180 + half}
          most={180 - half}
          valueText={`${degrees(window.c1)} to ${degrees(window.c2)}, ${keeps}`}
          text={<RotateCw size={12} aria-hidden="true" />}
          onDrag={(to) => turnTo(angleAt(to, middle))}
          onKey={(angle) => onWindow(turnWindow(window, angle - middle))}
          onEnd={onEnd}
        />
      )}
    </>
  );
}
