"use client";
import { type IntervalValue, percentInterval } from "../format/interval.ts";
import { integer, percent } from "../format/number.ts";
import { textWidth } from "./box.ts";
import { useWidth } from "./use-width.ts";

/** Shares of the answers to one question, 0 to 1, with their intervals. */
export interface ShareRow {
  readonly id: string;
  readonly label: string;
  /** Answers behind it. */
  readonly n: number;
  readonly win: IntervalValue;
  readonly tie: IntervalValue;
  readonly lose: IntervalValue;
}

export interface ShareBarsProps {
  readonly rows: readonly ShareRow[];
  readonly label: string;
  /** What the shares are called, first to last. */
  readonly names?: readonly [win: string, tie: string, lose: string];
}

const kinds = ["win", "tie", "lose"] as const;
const looks = {
  win: { fill: "var(--series-ts)", ink: "var(--surface)" },
  tie: { fill: "var(--line)", ink: "var(--text)" },
  lose: { fill: "var(--series-7)", ink: "var(--surface)" },
} as const;
const barHeight = 26;

/** Ends of an interval as a whisker below its bar, where it hides no number. */
function Whisker({
  estimate,
  at,
  y,
}: {
  readonly estimate: IntervalValue;
  readonly at: (share: number) => number;
  readonly y: number;
}) {
  if (estimate.lo == null || estimate.hi == null) return null;
  const [low, high] = [at(estimate.lo), at(estimate.hi)];
  return (
    <path
      d={`M${low} ${y}H${high}M${low} ${y - 3}v6M${high} ${y - 3}v6`}
      stroke="var(--text)"
      strokeWidth={1.25}
      fill="none"
    />
  );
}

/**
 * Stacked shares of wins, ties and losses, one bar for each question; whiskers below are the intervals of the outer two. On a
 * narrow screen a bar's name stands above it.
 */
export function ShareBars({ rows, label, names = ["Win", "No difference", "Lose"] }: ShareBarsProps) {
  const [ref, width] = useWidth<HTMLDivElement>(640);
  const narrow = width < 480;
  const labels = narrow
    ? 0
    : Math.min(220, Math.max(60, ...rows.map((row) => textWidth(row.label, 13))) + 14);
  const counts = Math.max(...rows.map((row) => textWidth(`n = ${integer(row.n)}`, 12)), 30) + 10;
  const bar = { x: labels, width: Math.max(80, width - labels - (narrow ? 0 : counts)) };
  const rowHeight = barHeight + 20 + (narrow ? 18 : 0);
  // The legend never leaves for a second line: its names are short, and it starts at the bar.
  const top = 26;
  const height = top + rows.length * rowHeight;
  const spoken = rows.map(
    (row) =>
      `${row.label}: ${kinds.map((kind, i) => `${names[i]} ${percentInterval(row[kind])}`).join(", ")}`,
  );
  let legendX = bar.x;
  return (
    <div ref={ref} className="relative" style={{ height }}>
      <svg
        data-chart-layer=""
        role="img"
        aria-label={`${label}. ${spoken.join(". ")}.`}
        width="100%"
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="absolute inset-0 block"
      >
        {kinds.map((kind, i) => {
          const x = legendX;
          legendX += textWidth(names[i]!, 12) + 34;
          return (
            <g key={kind}>
              <rect x={x} y={2} width={12} height={12} rx={2} fill={looks[kind].fill} />
              <text x={x + 17} y={12} fontSize={12} fill="var(--muted)">
                {names[i]}
              </text>
            </g>
          );
        })}
        {rows.map((row, r) => {
          const y = top + r * rowHeight + (narrow ? 18 : 0);
          const starts = [0, row.win.value, row.win.value + row.tie.value];
          return (
            <g key={row.id}>
              <text x={0} y={narrow ? y - 5 : y + barHeight / 2 + 4.5} fontSize={13} fill="var(--text)">
                {row.label}
              </text>
              {kinds.map((kind, i) => {
                const x = bar.x + starts[i]! * bar.width;
                const wide = row[kind].value * bar.width;
                return (
                  <g key={kind}>
                    <rect
                      x={x}
                      y={y}
                      width={Math.max(0, wide - (i < 2 ? 1 : 0))}
                      height={barHeight}
                      fill={looks[kind].fill}
                    />
                    {wide > 34 && (
                      <text
                        x={x + wide / 2}
                        y={y + barHeight / 2 + 4.5}
                        textAnchor="middle"
                        fontSize={12}
                        fontWeight={600}
                        fill={looks[kind].ink}
                      >
                        {percent(row[kind].value)}
                      </text>
                    )}
                  </g>
                );
              })}
              <Whisker estimate={row.win} at={(share) => bar.x + share * bar.width} y={y + barHeight + 7} />
              <Whisker
                estimate={row.lose}
                at={(share) => bar.x + (1 - share) * bar.width}
                y={y + barHeight + 7}
              />
              <text
                x={width}
                y={narrow ? y - 5 : y + barHeight / 2 + 4.5}
                textAnchor="end"
                fontSize={12}
                fill="var(--muted)"
              >
                n = {integer(row.n)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
