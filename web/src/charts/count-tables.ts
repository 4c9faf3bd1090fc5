import type { ChartTable } from "./chart-table.ts";
import { type Bins, binStart } from "./histogram-bins.ts";
import type { ShareRow } from "./share-bars.tsx";

/** A histogram's bins as rows. */
export function binTable(bins: Bins, xLabel: string): ChartTable {
  const { counts, kept } = bins;
  return {
    columns: [
      { label: `${xLabel}, from` },
      { label: "to" },
      { label: "count", decimals: 0 },
      ...(kept ? [{ label: "kept", decimals: 0 }] : []),
    ],
    rows: counts.map((count, bin) => [
      String(round(binStart(bins, bin))),
      round(binStart(bins, bin + 1)),
      count,
      ...(kept ? [kept[bin] ?? 0] : []),
    ]),
  };
}

/** Without the last digits, which are noise of the division into bins. */
const round = (value: number): number => Number(value.toPrecision(10));

/** Shares of wins, ties and losses as rows, with their intervals. */
export function shareTable(rows: readonly ShareRow[]): ChartTable {
  const kinds = ["win", "tie", "lose"] as const;
  return {
    columns: [
      { label: "Question" },
      { label: "n", decimals: 0 },
      ...kinds.flatMap((kind) =>
        [kind, `${kind} low`, `${kind} high`].map((label) => ({ label, decimals: 3 })),
      ),
    ],
    rows: rows.map((row) => [
      row.label,
      row.n,
      ...kinds.flatMap((kind) => [row[kind].value, row[kind].lo ?? null, row[kind].hi ?? null]),
    ]),
  };
}
