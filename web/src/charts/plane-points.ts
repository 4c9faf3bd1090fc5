import { type Domain, extent, padded, union } from "./scale.ts";

/** A mean with its uncertainty, cosine units; null where none is defined (a single concept, say). */
export interface PlaneEstimate {
  readonly value: number;
  /** One standard deviation over the units (concepts), as in the paper. */
  readonly sigma?: number | null;
  /** Ends of the 95 % interval of the mean. */
  readonly lo?: number | null;
  readonly hi?: number | null;
}

/** A checkpoint on the plane. */
export interface PlanePoint {
  readonly id: string;
  /** Decides its look, and with `trajectory` which line it is on; `baseline` is the personalisation. */
  readonly variant: string;
  /** Round of preference training, from 1; null or 0 for the baseline. */
  readonly round: number | null;
  /** Step of the personalisation, for baselines. */
  readonly step?: number | null;
  readonly is: PlaneEstimate;
  readonly ts: PlaneEstimate;
  /** Text beside it; made from variant and round where left out. */
  readonly label?: string;
  /** Points of one trajectory are joined by round; the variant where left out (give variant and seed for several). */
  readonly trajectory?: string;
  /** Where it leads. */
  readonly href?: string;
}

export type PlaneBars = "sigma" | "interval" | "none";
export type PlaneAxis = "is" | "ts";

/** Part of the plane in sight. */
export interface PlaneView {
  readonly x: Domain;
  readonly y: Domain;
}

export const axisNames: Readonly<Record<PlaneAxis, string>> = {
  is: "IS: image similarity (cosine)",
  ts: "TS: text similarity (cosine)",
};

/** Ends of the bar of an estimate; undefined where there is none to draw. */
export function barEnds(estimate: PlaneEstimate, bars: PlaneBars): Domain | undefined {
  const { value, sigma, lo, hi } = estimate;
  if (bars === "sigma" && sigma != null && sigma > 0) return [value - sigma, value + sigma];
  if (bars === "interval" && lo != null && hi != null) return [lo, hi];
  return undefined;
}

/** Points with a number on both axes. */
export const drawable = (points: readonly PlanePoint[]): PlanePoint[] =>
  points.filter((point) => Number.isFinite(point.is.value) && Number.isFinite(point.ts.value));

/**
 * The domain of an axis that holds the points and their bars. `fit: "points"` lets bars run out of the frame, for a close look
 * at differences that are small beside the spread.
 */
export function planeDomain(
  points: readonly PlanePoint[],
  axis: PlaneAxis,
  bars: PlaneBars,
  fit: "bars" | "points" = "bars",
): Domain {
  const values = extent(points.map((point) => point[axis].value));
  const ends = fit === "bars" ? points.map((point) => barEnds(point[axis], bars)) : [];
  return padded(union([values, ...ends]) ?? [0, 1], fit === "bars" ? 0.06 : 0.18);
}

/** The point that others are compared with: the baseline after most steps, unless another is named. */
export function referencePoint(points: readonly PlanePoint[], id?: string): PlanePoint | undefined {
  if (id !== undefined) return points.find((point) => point.id === id);
  return points
    .filter((point) => point.variant === "baseline")
    .reduce<PlanePoint | undefined>(
      (a, b) => (a && (a.step ?? Infinity) >= (b.step ?? Infinity) ? a : b),
      undefined,
    );
}

/** What stands beside a point: its variant, with the round where its trajectory has several, or the step of a checkpoint. */
export function pointLabel(
  point: PlanePoint,
  points: readonly PlanePoint[],
  reference: PlanePoint | undefined,
): string {
  if (point.label !== undefined) return point.label;
  if (point.variant === "baseline")
    return point === reference || point.step == null ? "baseline" : `${point.step} steps`;
  const line = trajectoryOf(point);
  return points.filter((other) => trajectoryOf(other) === line).length > 1
    ? `${point.variant} ${point.round ?? ""}`.trim()
    : point.variant;
}

export const trajectoryOf = (point: PlanePoint): string => point.trajectory ?? point.variant;

/** A step of a trajectory: from the point of the round before, or from the baseline. */
export interface Hop {
  readonly from: PlanePoint;
  readonly to: PlanePoint;
}

/** Arrows from round to round of every trajectory, each from the reference on where there is one. */
export function hops(points: readonly PlanePoint[], reference: PlanePoint | undefined): Hop[] {
  const lines = Map.groupBy(
    points.filter((point) => point.variant !== "baseline"),
    trajectoryOf,
  );
  return [...lines.values()].flatMap((members) => {
    const path = [
      ...(reference ? [reference] : []),
      ...members.toSorted((a, b) => (a.round ?? 0) - (b.round ?? 0)),
    ];
    return path.slice(1).map((to, i) => ({ from: path[i]!, to }));
  });
}

/** Checkpoints of the personalisation by step, the frontier that preference training should beat; empty for less than two. */
export function baselineFrontier(points: readonly PlanePoint[]): PlanePoint[] {
  const line = points.filter((point) => point.variant === "baseline");
  return line.length < 2 ? [] : line.toSorted((a, b) => (a.step ?? Infinity) - (b.step ?? Infinity));
}

export type Direction = "left" | "right" | "up" | "down";

/** The nearest point in a direction on the screen (y downwards), sideways distance counting double; -1 for none. */
export function neighbour(
  places: readonly { x: number; y: number }[],
  from: number,
  direction: Direction,
): number {
  const start = places[from];
  if (!start) return places.length > 0 ? 0 : -1;
  let best = -1;
  let least = Infinity;
  for (const [i, place] of places.entries()) {
    const [dx, dy] = [place.x - start.x, place.y - start.y];
    const forward = direction === "right" ? dx : direction === "left" ? -dx : direction === "down" ? dy : -dy;
    const sideways = direction === "right" || direction === "left" ? Math.abs(dy) : Math.abs(dx);
    // Points on one spot follow each other by number, so that all can be reached.
    const same =
      forward === 0 &&
      sideways === 0 &&
      (direction === "right" || direction === "down" ? i > from : i < from);
    if (i === from || (forward <= 0 && !same)) continue;
    const distance = forward + 2 * sideways;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
