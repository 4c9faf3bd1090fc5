import { type AngleWindow, direction } from "./angle-window.ts";
import type { Box } from "./box.ts";
import type { Position } from "./frontier.ts";
import type { Domain } from "./scale.ts";

/** What is in sight of the plane of differences: its centre and the units of a pixel, the same on both axes, so that angles are true. */
export interface PairView {
  /** Difference in TS at the centre. */
  readonly x: number;
  /** Difference in IS at the centre. */
  readonly y: number;
  readonly unitsPerPixel: number;
}

/** The view that holds every difference either way round, with the origin in the middle. */
export function fitView(deltaTs: ArrayLike<number>, deltaIs: ArrayLike<number>, frame: Box): PairView {
  let [mostX, mostY] = [0, 0];
  for (let i = 0; i < deltaTs.length; i++) {
    const [x, y] = [Math.abs(deltaTs[i]!), Math.abs(deltaIs[i]!)];
    if (x > mostX && Number.isFinite(x)) mostX = x;
    if (y > mostY && Number.isFinite(y)) mostY = y;
  }
  const most = Math.max((2.1 * mostX) / frame.width, (2.1 * mostY) / frame.height);
  return { x: 0, y: 0, unitsPerPixel: most > 0 ? most : 0.2 / frame.height };
}

/** Pixel of a difference; y of the screen goes down. */
export const toPixel = (view: PairView, frame: Box, at: Position): Position => ({
  x: frame.x + frame.width / 2 + (at.x - view.x) / view.unitsPerPixel,
  y: frame.y + frame.height / 2 - (at.y - view.y) / view.unitsPerPixel,
});

/** Difference at a pixel. */
export const toUnits = (view: PairView, frame: Box, pixel: Position): Position => ({
  x: view.x + (pixel.x - frame.x - frame.width / 2) * view.unitsPerPixel,
  y: view.y - (pixel.y - frame.y - frame.height / 2) * view.unitsPerPixel,
});

/** The view moved by so many pixels. */
export const panBy = (view: PairView, dx: number, dy: number): PairView => ({
  ...view,
  x: view.x - dx * view.unitsPerPixel,
  y: view.y + dy * view.unitsPerPixel,
});

/** The view with `factor` times the units in a pixel; what lies at `pixel` stays there. Between 1/200 and 4 times the `whole` view. */
export function zoomAt(
  view: PairView,
  frame: Box,
  pixel: Position,
  factor: number,
  whole: PairView,
): PairView {
  const wanted = view.unitsPerPixel * factor;
  const unitsPerPixel = Math.max(whole.unitsPerPixel / 200, Math.min(whole.unitsPerPixel * 4, wanted));
  const at = toUnits(view, frame, pixel);
  const share = unitsPerPixel / view.unitsPerPixel;
  return { x: at.x + (view.x - at.x) * share, y: at.y + (view.y - at.y) * share, unitsPerPixel };
}

/** Domains of the two axes. */
export function viewDomains(
  { x, y, unitsPerPixel }: PairView,
  frame: Box,
): { readonly x: Domain; readonly y: Domain } {
  const [halfX, halfY] = [(frame.width / 2) * unitsPerPixel, (frame.height / 2) * unitsPerPixel];
  return { x: [x - halfX, x + halfX], y: [y - halfY, y + halfY] };
}

/**
 * Where a ray from the origin in the direction of `angle` leaves the frame (less `inset`), pixels; undefined where it never is
 * in the frame.
 */
export function rayEnd(view: PairView, frame: Box, angle: number, inset = 0): Position | undefined {
  const origin = toPixel(view, frame, { x: 0, y: 0 });
  const d = direction(angle);
  const [dx, dy] = [d.x, -d.y];
  // Clip the ray's parameter to the two slabs of the frame.
  let [near, far] = [0, Number.POSITIVE_INFINITY];
  for (const [at, step, low, high] of [
    [origin.x, dx, frame.x + inset, frame.x + frame.width - inset],
    [origin.y, dy, frame.y + inset, frame.y + frame.height - inset],
  ] as const) {
    if (Math.abs(step) < 1e-12) {
      if (at < low || at > high) return undefined;
      continue;
    }
    const [a, b] = [(low - at) / step, (high - at) / step];
    near = Math.max(near, Math.min(a, b));
    far = Math.min(far, Math.max(a, b));
  }
  return near <= far && far > 0 ? { x: origin.x + far * dx, y: origin.y + far * dy } : undefined;
}

/** Corners of the cone of a window as far as any frame can show: origin, along c1, in steps of at most 45 degrees to c2. */
export function conePolygon(view: PairView, frame: Box, { c1, c2 }: AngleWindow): Position[] {
  const origin = toPixel(view, frame, { x: 0, y: 0 });
  const reach =
    Math.hypot(origin.x - frame.x - frame.width / 2, origin.y - frame.y - frame.height / 2) +
    2 * Math.hypot(frame.width, frame.height);
  const steps = Math.max(1, Math.ceil((c2 - c1) / 45));
  const rim = Array.from({ length: steps + 1 }, (_, i) => {
    const d = direction(c1 + ((c2 - c1) * i) / steps);
    return { x: origin.x + reach * d.x, y: origin.y - reach * d.y };
  });
  return [origin, ...rim];
}

/** Angle of the direction from the origin to a pixel, degrees. */
export function angleAtPixel(view: PairView, frame: Box, pixel: Position): number {
  const { x, y } = toUnits(view, frame, pixel);
  return (Math.atan2(y, x) * 180) / Math.PI;
}
