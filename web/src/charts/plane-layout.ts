import type { Box } from "./box.ts";
import { type Position, paretoFrontier, staircase } from "./frontier.ts";
import { alongLine, type PlacedLabel, placeLabels } from "./place-labels.ts";
import {
  barEnds,
  baselineFrontier,
  type Hop,
  hops,
  type PlaneAxis,
  type PlaneBars,
  type PlanePoint,
  pointLabel,
} from "./plane-points.ts";
import type { Domain, Scale } from "./scale.ts";

export type FrontierLook = "staircase" | "line" | "none";

/** A point at its place on the screen. */
export interface PlacedPoint extends Position {
  readonly point: PlanePoint;
  readonly label: string;
  readonly place: PlacedLabel | undefined;
  readonly onFrontier: boolean;
  /** Ends of its bars, pixels. */
  readonly barX: Domain | undefined;
  readonly barY: Domain | undefined;
}

export interface PlaneLayout {
  readonly points: readonly PlacedPoint[];
  readonly arrows: readonly { readonly hop: Hop; readonly from: Position; readonly to: Position }[];
  readonly frontier: readonly Position[];
  /** Left end of the frontier's name, where its first step is long enough for one. */
  readonly frontierName: Position | undefined;
  readonly baseline: readonly Position[];
}

interface Setting {
  readonly horizontal: PlaneAxis;
  readonly bars: PlaneBars;
  readonly frontier: FrontierLook;
  readonly reference: PlanePoint | undefined;
  readonly x: Scale;
  readonly y: Scale;
  readonly frame: Box;
}

/** Where everything of a plane stands, in pixels. Labels are placed in the order of the points: give the important ones first. */
export function layoutPlane(points: readonly PlanePoint[], setting: Setting): PlaneLayout {
  const { horizontal, bars, reference, x, y, frame } = setting;
  const vertical: PlaneAxis = horizontal === "is" ? "ts" : "is";
  const at = (point: PlanePoint): Position => ({
    x: x.at(point[horizontal].value),
    y: y.at(point[vertical].value),
  });
  const places = points.map(at);
  const arrows = hops(points, reference).map((hop) => ({ hop, from: at(hop.from), to: at(hop.to) }));
  const baseline = baselineFrontier(points).map(at);

  const best = paretoFrontier(
    points.map((point) => ({ x: point[horizontal].value, y: point[vertical].value })),
  );
  const bestPlaces = best.map((i) => places[i]!);
  const frontier =
    setting.frontier === "none"
      ? []
      : setting.frontier === "line"
        ? bestPlaces
        : staircase(bestPlaces, frame.x, frame.y + frame.height);

  const inFrame = ({ x: px, y: py }: Position) =>
    px >= frame.x - 1 &&
    px <= frame.x + frame.width + 1 &&
    py >= frame.y - 1 &&
    py <= frame.y + frame.height + 1;
  // The first step of a staircase is level, from the border of the frame to the first point.
  const [start, next] = frontier;
  const frontierName =
    start && next && start.y === next.y && next.x - start.x > 110
      ? { x: start.x + 6, y: start.y - 5 }
      : undefined;
  const obstacles = [
    ...(frontierName ? [{ x: frontierName.x, y: frontierName.y - 10, width: 90, height: 14 }] : []),
    ...places.map((place) => ({ x: place.x - 7, y: place.y - 7, width: 14, height: 14 })),
    ...arrows.flatMap(({ from, to }) => alongLine(from, to, 6)),
    ...baseline.slice(1).flatMap((place, i) => alongLine(baseline[i]!, place, 5)),
  ];
  const shown = places.flatMap((place, i) => (inFrame(place) ? [i] : []));
  const texts = points.map((point) => pointLabel(point, points, reference));
  const labels = placeLabels(
    shown.map((i) => ({ ...places[i]!, text: texts[i]! })),
    { frame, fontSize: 12, obstacles },
  );
  const labelOf = new Map(shown.map((i, k) => [i, labels[k]]));
  const pixels = (ends: Domain | undefined, scale: Scale): Domain | undefined =>
    ends && [scale.at(ends[0]), scale.at(ends[1])];
  return {
    arrows,
    frontier,
    frontierName,
    baseline,
    points: points.map((point, i) => ({
      point,
      ...places[i]!,
      label: texts[i]!,
      place: labelOf.get(i),
      onFrontier: best.includes(i),
      barX: pixels(barEnds(point[horizontal], bars), x),
      barY: pixels(barEnds(point[vertical], bars), y),
    })),
  };
}

/** Shaft and head of an arrow between two marks, as SVG paths; undefined where they are too close for one. */
export function arrowPaths(
  from: Position,
  to: Position,
  gap = 8,
): { readonly shaft: string; readonly head: string } | undefined {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 2 * gap + 4) return undefined;
  const n = (value: number) => String(Math.round(value * 10) / 10);
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const tip = { x: to.x - gap * ux, y: to.y - gap * uy };
  const neck = { x: tip.x - 6 * ux, y: tip.y - 6 * uy };
  const wing = (side: number) =>
    `${n(tip.x - 7 * ux + side * 3.5 * uy)} ${n(tip.y - 7 * uy - side * 3.5 * ux)}`;
  return {
    shaft: `M${n(from.x + gap * ux)} ${n(from.y + gap * uy)}L${n(neck.x)} ${n(neck.y)}`,
    head: `M${wing(1)}L${n(tip.x)} ${n(tip.y)}L${wing(-1)}Z`,
  };
}
