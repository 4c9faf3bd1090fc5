/** A value in a chart's table; null where there is none. */
export type ChartValue = string | number | null;

export interface ChartColumn {
  /** Name with unit. */
  readonly label: string;
  /** Decimals in sight; three significant figures where left out. CSV files have every digit. */
  readonly decimals?: number;
}

/** What a chart shows, as rows: the alternative to looking at it, and its CSV. The first column names the row. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartValue[])[];
}

/** A field of a CSV file (RFC 4180); text that a spreadsheet would take for a formula is made harmless. */
function csvField(value: ChartValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV: a header line, then the rows with every digit; what is no number is empty. */
export function tableToCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map((column) => csvField(column.label)), ...rows.map((row) => row.map(csvField))];
  return `${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/** A file name of letters, digits and hyphens made from a title; `chart` where nothing is left. */
export function fileSlug(title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return slug || "chart";
}
