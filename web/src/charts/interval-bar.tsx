import { type IntervalValue, signedInterval, verdict, withInterval } from "../format/interval.ts";
import { type Domain, makeScale } from "./scale.ts";

export interface IntervalBarProps {
  readonly estimate: IntervalValue | null;
  /** The axis that the bars of a column share. */
  readonly domain: Domain;
  /** A value to compare with, drawn as a hairline: zero for differences. None for null. */
  readonly reference?: number | null;
  readonly colour?: string;
  readonly width?: number;
  readonly height?: number;
}

const words = (estimate: IntervalValue, reference: number | null): string =>
  reference === 0 ? signedInterval(estimate) : withInterval(estimate);

/**
 * A value with its interval on an axis that the cells of a column share. Its dot is filled where the interval leaves out zero,
 * hollow where it does not, so that it can be read without colour. Draws itself on the server.
 */
export function IntervalBar({
  estimate,
  domain,
  reference = 0,
  colour = "var(--text)",
  width = 120,
  height = 20,
}: IntervalBarProps) {
  const x = makeScale("linear", domain, [5, width - 5]);
  const clamp = (value: number) => Math.max(2, Math.min(width - 2, x.at(value)));
  const middle = height / 2;
  const open = reference === 0 && estimate !== null && verdict(estimate) === "open";
  const { lo, hi } = estimate ?? {};
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its numbers, hidden without any
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="inline-block shrink-0 align-middle"
      {...(estimate ? { role: "img", "aria-label": words(estimate, reference) } : { "aria-hidden": true })}
    >
      <path d={`M0 ${middle}H${width}`} stroke="var(--line)" />
      {reference !== null && (
        <path d={`M${clamp(reference)} 1V${height - 1}`} stroke="var(--line-strong)" strokeWidth={1} />
      )}
      {lo != null && hi != null && (
        <path
          d={`M${clamp(lo)} ${middle}H${clamp(hi)}`}
          stroke={colour}
          strokeWidth={2.5}
          strokeLinecap="round"
          opacity={0.55}
        />
      )}
      {estimate && Number.isFinite(estimate.value) && (
        <circle
          cx={clamp(estimate.value)}
          cy={middle}
          r={4}
          fill={open ? "var(--surface)" : colour}
          stroke={colour}
          strokeWidth={1.75}
        />
      )}
    </svg>
  );
}
