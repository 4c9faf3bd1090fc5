import type { Scale } from "./scale.ts";

type Values = ArrayLike<number | null>;

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** First place whose x is not below `value`; x ascends. */
export function firstFrom(x: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the x nearest to `value`; -1 for none. */
export function nearestPlace(x: ArrayLike<number>, value: number): number {
  if (x.length === 0) return -1;
  const after = Math.min(firstFrom(x, value), x.length - 1);
  const before = Math.max(0, after - 1);
  return Math.abs(x[before]! - value) <= Math.abs(x[after]! - value) ? before : after;
}

/** Places that a domain shows, with one more on either side so that lines run out of the frame. */
export function placesInDomain(
  x: ArrayLike<number>,
  [low, high]: readonly [number, number],
): readonly [number, number] {
  const from = Math.max(0, firstFrom(x, low) - 1);
  let to = firstFrom(x, high);
  while (to < x.length && x[to]! <= high) to++;
  return [from, Math.min(x.length, to + 1)];
}

/**
 * SVG path of a line. Where several points fall on one pixel column the first, least, greatest and last of them are drawn,
 * which looks the same; what is no number (or has no logarithm) interrupts the line, and a number alone between two gaps
 * becomes a dot (a line of no length, for round caps).
 */
export function tracePath(
  x: ArrayLike<number>,
  y: Values,
  xScale: Scale,
  yScale: Scale,
  from = 0,
  to = x.length,
): string {
  let path = "";
  let open = false;
  let alone = false;
  let column = Number.NaN;
  // The column's extremes since its first point, with the order they came in.
  let low = 0;
  let high = 0;
  let last = 0;
  let lowAt = -1;
  let highAt = -1;
  let count = 0;
  const flush = () => {
    if (count > 1) {
      const [a, b] = lowAt < highAt ? [low, high] : [high, low];
      if (count > 2) path += `L${n(column)} ${n(a)}L${n(column)} ${n(b)}`;
      path += `L${n(column)} ${n(last)}`;
    }
    count = 0;
  };
  const close = () => {
    flush();
    if (open && alone) path += "h0";
    open = false;
  };
  for (let i = from; i < to; i++) {
    const value = y[i];
    const py = value == null ? Number.NaN : yScale.at(value);
    if (!Number.isFinite(py)) {
      close();
      continue;
    }
    const px = xScale.at(x[i]!);
    const pixel = Math.round(px);
    if (open && pixel === column) {
      alone = false;
      if (py < low) [low, lowAt] = [py, i];
      if (py > high) [high, highAt] = [py, i];
      last = py;
      count++;
      continue;
    }
    flush();
    column = pixel;
    path += `${open ? "L" : "M"}${n(pixel)} ${n(py)}`;
    alone = !open;
    open = true;
    low = high = last = py;
    lowAt = highAt = i;
    count = 1;
  }
  close();
  return path;
}

/** SVG path of the area between two lines of equal x, such as the extremes of thinned points. */
export function bandPath(
  x: ArrayLike<number>,
  low: Values,
  high: Values,
  xScale: Scale,
  yScale: Scale,
  from = 0,
  to = x.length,
): string {
  let path = "";
  let there: string[] = [];
  let back: string[] = [];
  const close = () => {
    if (there.length > 0) path += `M${there.join("L")}L${back.reverse().join("L")}Z`;
    there = [];
    back = [];
  };
  for (let i = from; i < to; i++) {
    const [a, b] = [low[i], high[i]].map((v) => (v == null ? Number.NaN : yScale.at(v)));
    if (!Number.isFinite(a) || !Number.isFinite(b)) {
      close();
      continue;
    }
    const px = n(xScale.at(x[i]!));
    there.push(`${px} ${n(b!)}`);
    back.push(`${px} ${n(a!)}`);
  }
  close();
  return path;
}

/** x of the first point of each gap: no number, or on a logarithmic scale none above zero. */
export function gapStarts(x: ArrayLike<number>, y: Values, yScale: Scale, from = 0, to = x.length): number[] {
  const starts: number[] = [];
  let inGap = false;
  for (let i = from; i < to; i++) {
    const value = y[i];
    const missing = value == null || !Number.isFinite(yScale.at(value));
    if (missing && !inGap) starts.push(x[i]!);
    inGap = missing;
  }
  return starts;
}
