import type { ChartTable } from "./chart-table.ts";
import type { LineSeries } from "./line-series.ts";

/** All points of lines as rows, one for each x that any of them has; as measured, not smoothed. */
export function lineTable(series: readonly LineSeries[], xLabel: string): ChartTable {
  const values = new Map<number, (number | null)[]>();
  for (const [s, { x, y }] of series.entries())
    for (let i = 0; i < x.length; i++) {
      const row = values.get(x[i]!) ?? new Array<number | null>(series.length).fill(null);
      row[s] = y[i] ?? null;
      values.set(x[i]!, row);
    }
  return {
    columns: [{ label: xLabel }, ...series.map(({ label }) => ({ label }))],
    rows: [...values].toSorted((a, b) => a[0] - b[0]).map(([x, row]) => [String(x), ...row]),
  };
}
