import type { ChartTable } from "./chart-table.ts";
import { type PlanePoint, pointLabel, referencePoint } from "./plane-points.ts";

/** The points of a plane as rows: means, standard deviations, intervals. */
export function planeTable(points: readonly PlanePoint[]): ChartTable {
  const reference = referencePoint(points);
  const numbers = ["IS", "TS"].flatMap((name) => [name, `${name} sd`, `${name} 95% low`, `${name} 95% high`]);
  return {
    columns: [
      { label: "Checkpoint" },
      { label: "Variant" },
      { label: "Round" },
      ...numbers.map((label) => ({ label, decimals: 4 })),
    ],
    rows: points.map((point) => [
      pointLabel(point, points, reference),
      point.variant,
      point.round === null ? "–" : String(point.round),
      ...[point.is, point.ts].flatMap(({ value, sigma, lo, hi }) => [
        value,
        sigma ?? null,
        lo ?? null,
        hi ?? null,
      ]),
    ]),
  };
}
