import { ticks as niceTicks, tickStep } from "d3-array";
import { fixed, integer } from "../format/number.ts";

export type Domain = readonly [low: number, high: number];
export type ScaleKind = "linear" | "log";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** From data units to pixels and back. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly domain: Domain;
  readonly range: Domain;
  /** Pixel of a value; NaN for what a logarithm has not. */
  readonly at: (value: number) => number;
  /** Value at a pixel. */
  readonly invert: (pixel: number) => number;
  /** About so many round values inside the domain, with the text of each. */
  readonly ticks: (count: number) => Tick[];
}

const powers = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
const power = (exponent: number): string =>
  `10${exponent < 0 ? "⁻" : ""}${[...String(Math.abs(exponent))].map((digit) => powers[Number(digit)]).join("")}`;

function linearTicks([low, high]: Domain, count: number): Tick[] {
  const step = tickStep(low, high, count);
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const text = (value: number) => (decimals === 0 ? integer(value) : fixed(value, decimals));
  return niceTicks(low, high, count).map((value) => ({ value, label: text(value) }));
}

/** Powers of ten, thinned to `count`, with 2 and 5 between them where few are in sight; round numbers within less than one. */
function logTicks(domain: Domain, count: number): Tick[] {
  if (domain[1] / domain[0] < 8) return linearTicks(domain, count).filter((tick) => tick.value > 0);
  const first = Math.floor(Math.log10(domain[0]));
  const last = Math.ceil(Math.log10(domain[1]));
  const decades = Math.log10(domain[1] / domain[0]);
  const multiples = decades * 3 <= Math.max(count + 1, 6) ? [1, 2, 5] : [1];
  const every = Math.max(1, Math.ceil(decades / count));
  const ticks: Tick[] = [];
  for (let e = first; e <= last; e += every)
    for (const multiple of multiples) {
      const value = Number(`${multiple}e${e}`);
      if (value < domain[0] * (1 - 1e-9) || value > domain[1] * (1 + 1e-9)) continue;
      const plain = e >= -3 && e <= 4;
      ticks.push({
        value,
        label: plain ? String(value) : `${multiple === 1 ? "" : `${multiple}·`}${power(e)}`,
      });
    }
  return ticks;
}

/** A linear or logarithmic scale. A domain of no width maps everything to the middle of the range. */
export function makeScale(kind: ScaleKind, domain: Domain, range: Domain): Scale {
  const forward = kind === "log" ? (v: number) => (v > 0 ? Math.log(v) : Number.NaN) : (v: number) => v;
  const back = kind === "log" ? Math.exp : (v: number) => v;
  const low = forward(domain[0]);
  const span = forward(domain[1]) - low;
  const width = range[1] - range[0];
  return {
    kind,
    domain,
    range,
    at: (value) =>
      range[0] + (span === 0 ? 0.5 * forward(value) ** 0 : (forward(value) - low) / span) * width,
    invert: (pixel) => back(low + ((pixel - range[0]) / width) * span),
    ticks: (count) => (kind === "log" ? logTicks(domain, count) : linearTicks(domain, count)),
  };
}

/** Least and greatest finite number (above zero for a logarithm); undefined where there is none. */
export function extent(
  values: Iterable<number | null | undefined>,
  kind: ScaleKind = "linear",
): Domain | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value == null || !Number.isFinite(value) || (kind === "log" && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** The smallest domain that holds all of them. */
export function union(domains: readonly (Domain | undefined)[]): Domain | undefined {
  return extent(domains.flatMap((domain) => domain ?? []));
}

/** A domain widened by a share of its span (of its ratio, for a logarithm) on either side; one of no width gets some. */
export function padded([low, high]: Domain, share: number, kind: ScaleKind = "linear"): Domain {
  if (kind === "log") {
    const factor = high > low ? (high / low) ** share : 2;
    return [low / factor, high * factor];
  }
  const pad = high > low ? (high - low) * share : Math.abs(low) * 0.05 || 0.01;
  return [low - pad, high + pad];
}
