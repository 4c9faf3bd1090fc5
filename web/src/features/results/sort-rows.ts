import { type ComparedRow, type Comparison, cellOf, type ScoreMetric } from "./comparison.ts";

/** What a table of checkpoints can be sorted by: as compared, by a metric's mean, or by the probability of dominance. */
export type RowKey = "order" | ScoreMetric | "dominates";
export interface RowSort {
  readonly key: RowKey;
  readonly descending: boolean;
}

/** As it stands in addresses: `order`, `TEXT_SIMILARITY`, `-TEXT_SIMILARITY` for greatest first. */
export const sortOf = (text: string): RowSort => ({
  key: text.replace(/^-/, "") as RowKey,
  descending: text.startsWith("-"),
});

/** The sort after a press on a column: greatest first, then least first, then as compared. */
export function nextSort(sort: RowSort, key: RowKey): string {
  if (sort.key !== key) return `-${key}`;
  return sort.descending ? key : "order";
}

const numberOf = (row: ComparedRow, key: Exclude<RowKey, "order">): number | undefined =>
  key === "dominates" ? row.dominatesBaseline?.value : cellOf(row, key)?.mean.value;

/** Rows in order; those without the value stand last either way, the baseline stays first. */
export function sortRows(
  comparison: Comparison,
  rows: readonly ComparedRow[],
  { key, descending }: RowSort,
): ComparedRow[] {
  if (key === "order") return [...rows];
  const isPinned = (row: ComparedRow) => row.name === comparison.baseline;
  return rows.toSorted((a, b) => {
    if (isPinned(a) !== isPinned(b)) return isPinned(a) ? -1 : 1;
    const [x, y] = [numberOf(a, key), numberOf(b, key)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return descending ? y - x : x - y;
  });
}
