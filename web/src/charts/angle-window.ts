import type { Position } from "./frontier.ts";

/** An open window (c1, c2) of angles in degrees on atan2(deltaIS, deltaTS); -180 <= c1 < c2 <= 180, at most 180 wide. */
export interface AngleWindow {
  readonly c1: number;
  readonly c2: number;
}

export type WindowEdge = "c1" | "c2";

/** Narrowest window that dragging leaves, degrees. */
const narrowest = 1;
const widest = 180;

/** Angle of a difference, degrees in (-180, 180]. */
export const angleOf = (deltaTs: number, deltaIs: number): number =>
  (Math.atan2(deltaIs, deltaTs) * 180) / Math.PI;

/** Angle of the same pair the other way round, exactly 180 degrees away, in (-180, 180]. */
export const reversedAngle = (angle: number): number => (angle > 0 ? angle - 180 : angle + 180);

/** The window with one edge at `angle` (in whole steps of `step`: 1 or a part of it), as near as its limits allow; the other edge stays. */
export function moveEdge(window: AngleWindow, edge: WindowEdge, angle: number, step = 1): AngleWindow {
  // Divided by a whole number of steps in a degree, so that tenths stay tenths.
  const perDegree = Math.round(1 / step);
  const wanted = Math.round(angle * perDegree) / perDegree;
  if (edge === "c1") {
    const c1 = Math.max(-180, window.c2 - widest, Math.min(wanted, window.c2 - narrowest));
    return { c1, c2: window.c2 };
  }
  const c2 = Math.min(180, window.c1 + widest, Math.max(wanted, window.c1 + narrowest));
  return { c1: window.c1, c2 };
}

/** The window turned by `by` degrees, its width kept, as far as its limits allow. */
export function turnWindow(window: AngleWindow, by: number): AngleWindow {
  const turn = Math.max(-180 - window.c1, Math.min(by, 180 - window.c2));
  const tenths = (angle: number) => Math.round(angle * 10) / 10;
  return { c1: tenths(window.c1 + turn), c2: tenths(window.c2 + turn) };
}

/**
 * The angle that a dragged edge means: `angle` or the same direction a full turn away, whichever is nearer to where the edge
 * was, so that an edge does not jump from 180 to -180.
 */
export function nearestTurn(angle: number, near: number): number {
  const turned = angle - 360 * Math.round((angle - near) / 360);
  return Math.max(-180, Math.min(180, turned));
}

/** Unit vector (TS, IS) of an angle. */
export const direction = (angle: number): Position => ({
  x: Math.cos((angle * Math.PI) / 180),
  y: Math.sin((angle * Math.PI) / 180),
});

/** `c1 to c2` as words, such as `−20° to 70°`. */
export const windowText = ({ c1, c2 }: AngleWindow): string => {
  const degrees = (value: number) => `${String(Math.round(value * 10) / 10).replace("-", "\u2212")}°`;
  return `${degrees(c1)} to ${degrees(c2)}`;
};
