"use client";
import { useMemo } from "react";
import { ChartFrame } from "../../charts/chart-frame.tsx";
import { LineChart } from "../../charts/line-chart.tsx";
import type { LineSeries } from "../../charts/line-series.ts";
import type { Domain } from "../../charts/scale.ts";
import { integer } from "../../format/number.ts";
import { Panel } from "../../ui/panel.tsx";
import type { ChartGroup } from "./chart-groups.ts";
import { steadyDomain } from "./metric-lines.ts";
import { missingValues } from "./missing-values.ts";
import type { RunState } from "./run-state.ts";

export interface MetricChartProps {
  readonly group: ChartGroup;
  readonly lines: readonly LineSeries[];
  /** Whether points are still coming. */
  readonly live: boolean;
  readonly state: RunState;
  readonly cursor: number | null;
  readonly onCursor: (step: number | null) => void;
  readonly onSteps: (steps: Domain | null) => void;
}

/** The series of a group, one chart; what is no number is a gap, and said in words. */
export function MetricChart({ group, lines, live, state, cursor, onCursor, onSteps }: MetricChartProps) {
  const missing = lines.flatMap(({ label, x, y }) => {
    const found = missingValues({ steps: Array.from(x), values: Array.from(y) });
    return found ? [{ label, ...found }] : [];
  });
  const steady = useMemo(() => steadyDomain(lines), [lines]);
  const smoothing = useMemo(
    () =>
      state.smooth > 0 && !steady
        ? ({ kind: "average", weight: Math.min(0.99, state.smooth) } as const)
        : ({ kind: "none" } as const),
    [state.smooth, steady],
  );
  const points = Math.max(0, ...lines.map(({ x }) => x.length));
  return (
    <Panel>
      <ChartFrame
        level={2}
        title={group.title}
        n={`${integer(points)} ${points === 1 ? "point" : "points"}${live ? ", live" : ""}`}
        caption={group.caption || undefined}
        table={() => tableOf(lines)}
      >
        <LineChart
          series={lines}
          label={`${group.title} by training step`}
          yLabel={group.yLabel}
          scale={state.log ? "log" : "linear"}
          {...(steady && !state.log && { yDomain: steady })}
          smoothing={smoothing}
          domain={state.steps}
          onDomain={onSteps}
          cursor={cursor}
          onCursor={onCursor}
          height={260}
        />
      </ChartFrame>
      {missing.map(({ label, count, first }) => (
        <p key={label} className="mt-2 rounded-sm bg-warning-soft px-2 py-1 text-sm text-warning">
          {lines.length > 1 && `${label}: `}
          {count === 1 ? "One value is" : `${integer(count)} values are`} no number (NaN or infinite), from
          step {integer(first)} on. The line has gaps there; the training may have diverged.
        </p>
      ))}
    </Panel>
  );
}

/** The lines as rows: a step, then a value for each. */
function tableOf(lines: readonly LineSeries[]) {
  const steps = [...new Set(lines.flatMap(({ x }) => Array.from(x)))].sort((a, b) => a - b);
  const values = lines.map(({ x, y }) => new Map(Array.from(x, (step, i) => [step, y[i] ?? null])));
  return {
    columns: [{ label: "Step", decimals: 0 }, ...lines.map(({ label }) => ({ label }))],
    rows: steps.map((step) => [step, ...values.map((of) => of.get(step) ?? null)]),
  };
}
