import { extent, makeScale } from "./scale.ts";
import { tracePath } from "./trace.ts";

export interface SparklineProps {
  /** Values at equal steps; null or NaN where there is none. */
  readonly values: readonly (number | null)[];
  /** What it shows, in words: read out in place of the line. Left out where the text beside it says so already. */
  readonly label?: string;
  readonly colour?: string;
  readonly width?: number;
  readonly height?: number;
}

/** The shape of a series in the size of a word, its last value marked. Draws itself on the server. */
export function Sparkline({
  values,
  label,
  colour = "var(--text)",
  width = 72,
  height = 20,
}: SparklineProps) {
  const domain = extent(values) ?? [0, 1];
  const x = makeScale("linear", [0, Math.max(1, values.length - 1)], [2, width - 3]);
  const y = makeScale("linear", domain, [height - 3, 3]);
  const last = values.findLastIndex((value) => value !== null && Number.isFinite(value));
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its label, or hidden where the text beside says the same
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="inline-block shrink-0 align-middle"
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <path
        d={tracePath(
          values.map((_, i) => i),
          values,
          x,
          y,
        )}
        fill="none"
        stroke={colour}
        strokeWidth={1.25}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {last >= 0 && <circle cx={x.at(last)} cy={y.at(values[last]!)} r={2} fill={colour} />}
    </svg>
  );
}
