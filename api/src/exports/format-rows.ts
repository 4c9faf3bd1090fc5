import { stringify } from "csv-stringify/sync";
import type { ExportColumn } from "./export-columns.ts";

export type ExportFormat = "csv" | "jsonl";

type Row = Readonly<Record<string, unknown>>;
type Columns = Readonly<Record<string, ExportColumn>>;

/** JSON has no word for these numbers; as null they could not be told from each other. */
const nonFinite = (_: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

function toJsonLines(rows: readonly Row[], names: readonly string[]): string {
  const line = (row: Row) =>
    JSON.stringify(Object.fromEntries(names.map((n) => [n, row[n] ?? null])), nonFinite);
  return rows.map((row) => `${line(row)}\n`).join("");
}

/**
 * A text that begins like a formula (= + - @, tab, carriage return) gets an apostrophe in front: spreadsheets would run it.
 * Numbers stay numbers, also negative ones. Readers that want the text itself take JSONL, where nothing is added.
 */
const toCsv = (rows: readonly Row[], columns: readonly string[], header: boolean): string =>
  stringify(rows as Row[], {
    columns: [...columns],
    header,
    escape_formulas: true,
    cast: { boolean: (value) => String(value), number: (value) => String(value) },
  });

/** What a file of no rows and every format begins with: CSV has its header even then. */
export function formatHeader(format: ExportFormat, columns: Columns): string {
  return format === "csv" ? toCsv([], Object.keys(columns), true) : "";
}

/** Rows as lines of a file, columns in the order of the dictionary: CSV (RFC 4180, UTF-8, lines ended by \n) or a JSON object each. */
export function formatRows(format: ExportFormat, columns: Columns, rows: readonly Row[]): string {
  const names = Object.keys(columns);
  return format === "csv" ? toCsv(rows, names, false) : toJsonLines(rows, names);
}
