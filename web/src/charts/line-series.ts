import type { SeriesStyle } from "../theme/series-colours.ts";
import type { Box } from "./box.ts";
import { spreadLabels } from "./place-labels.ts";
import { type Domain, extent, padded, type ScaleKind, union } from "./scale.ts";
import { type Smoothing, smoothed } from "./smooth.ts";
import { nearestPlace, placesInDomain } from "./trace.ts";

/** One line. `x` ascends; arrays have equal lengths. Give an array a new identity when it grows, and only then. */
export interface LineSeries {
  readonly id: string;
  readonly label: string;
  readonly style: SeriesStyle;
  readonly x: ArrayLike<number>;
  /** null or NaN where there is no number: a gap. */
  readonly y: ArrayLike<number | null>;
  /** Least and greatest of what each point stands for, where points were thinned. */
  readonly low?: ArrayLike<number | null>;
  readonly high?: ArrayLike<number | null>;
}

/** A line with what is drawn of it. */
export interface Line {
  readonly series: LineSeries;
  readonly smooth: Float64Array;
  /** Whether the smooth line differs from what was measured, which then stands faintly behind it. */
  readonly isSmoothed: boolean;
}

/** Smooths every series. */
export const makeLines = (series: readonly LineSeries[], smoothing: Smoothing): Line[] =>
  series.map((one) => ({
    series: one,
    smooth: smoothed(one.y, smoothing),
    isSmoothed: smoothing.kind !== "none",
  }));

/** The domain of x that holds every point; [0, 1] for none. */
export function fullDomain(series: readonly LineSeries[]): Domain {
  const ends = series.map(({ x }) => extent(x.length > 0 ? [x[0], x[x.length - 1]] : []));
  const [low, high] = union(ends) ?? [0, 1];
  return high > low ? [low, high] : [low - 0.5, high + 0.5];
}

/** The domain of y that holds what a domain of x shows: measured values, smooth lines, extremes. */
export function valueDomain(lines: readonly Line[], x: Domain, kind: ScaleKind): Domain {
  const parts = lines.flatMap(({ series, smooth, isSmoothed }) => {
    const [from, to] = placesInDomain(series.x, x);
    const part = (values: ArrayLike<number | null> | undefined) =>
      values ? extent(Array.prototype.slice.call(values, from, to), kind) : undefined;
    return [part(series.y), isSmoothed ? part(smooth) : undefined, part(series.low), part(series.high)];
  });
  return padded(union(parts) ?? (kind === "log" ? [0.1, 10] : [0, 1]), 0.05, kind);
}

/** What a cursor at x reads off a line. */
export interface Reading {
  readonly line: Line;
  /** x of the point nearest to the cursor. */
  readonly x: number;
  /** As measured; null where there is no number. */
  readonly raw: number | null;
  /** As drawn; NaN where there is no number. */
  readonly value: number;
}

/** Readings of all lines that have a point near `x` (their nearest point, if the domain shows it), the greatest value first. */
export function readAt(lines: readonly Line[], x: number, domain: Domain): Reading[] {
  const readings = lines.flatMap((line): Reading[] => {
    const place = nearestPlace(line.series.x, x);
    const at = line.series.x[place];
    if (at === undefined || at < domain[0] || at > domain[1]) return [];
    return [{ line, x: at, raw: line.series.y[place] ?? null, value: line.smooth[place]! }];
  });
  const rank = ({ value }: Reading) => (Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY);
  return readings.sort((a, b) => rank(b) - rank(a));
}

/** x of the point that lies `by` points from the one nearest to `x`, on the line with most points. */
export function stepFrom(lines: readonly Line[], x: number, by: number): number {
  const longest = lines.reduce<Line | undefined>(
    (a, b) => (a && a.series.x.length >= b.series.x.length ? a : b),
    undefined,
  );
  if (!longest || longest.series.x.length === 0) return x;
  const place = nearestPlace(longest.series.x, x) + by;
  return longest.series.x[Math.max(0, Math.min(longest.series.x.length - 1, place))]!;
}

/** Where the name of each line stands, right of the frame, beside the last value in sight; none for a line out of sight. */
export function endLabels(lines: readonly Line[], x: Domain, frame: Box, yAt: (value: number) => number) {
  const ends = lines.flatMap((line) => {
    const [from, to] = placesInDomain(line.series.x, x);
    for (let i = to - 1; i >= from; i--) {
      const y = yAt(line.smooth[i]!);
      if (Number.isFinite(y) && line.series.x[i]! <= x[1])
        return [{ line, y: Math.max(frame.y, Math.min(frame.y + frame.height, y)) }];
    }
    return [];
  });
  const places = spreadLabels(
    ends.map((end) => end.y),
    16,
    frame.y + 4,
    frame.y + frame.height - 4,
  );
  return ends.map((end, i) => ({ ...end, labelY: places[i]! }));
}
