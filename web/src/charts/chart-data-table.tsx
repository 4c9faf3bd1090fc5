import { fixed, number } from "../format/number.ts";
import { Table, Td, Th } from "../ui/table.tsx";
import type { ChartColumn, ChartTable, ChartValue } from "./chart-table.ts";

/** Rows in sight at most; the CSV has all. */
const mostRows = 500;

const text = (value: ChartValue | undefined, { decimals }: ChartColumn): string =>
  typeof value === "string" ? value : decimals === undefined ? number(value) : fixed(value, decimals);

export interface ChartDataTableProps {
  readonly label: string;
  readonly table: ChartTable;
  /** For screen readers alone: nothing in it takes the focus. */
  readonly unseen?: boolean;
}

/** A chart's numbers as a table: what a screen reader reads in its place. */
export function ChartDataTable({ label, table, unseen = false }: ChartDataTableProps) {
  const { columns, rows } = table;
  const isNumeric = (column: number) => column > 0 && rows.some((row) => typeof row[column] === "number");
  const left = rows.length - mostRows;
  const content = (
    <>
      <thead>
        <tr>
          {columns.map((column, c) => (
            <Th key={column.label} numeric={isNumeric(c)}>
              {column.label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostRows).map((row, r) => (
          <tr key={r}>
            <th scope="row" className="h-8 border-line border-b px-2 text-left font-normal whitespace-nowrap">
              {text(row[0], columns[0]!)}
            </th>
            {columns.slice(1).map((column, c) => (
              <Td key={column.label} numeric={isNumeric(c + 1)}>
                {text(row[c + 1], column)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
  if (unseen)
    return (
      <table>
        <caption>{label}</caption>
        {content}
      </table>
    );
  return (
    <>
      <Table label={label} className="text-sm">
        {content}
      </Table>
      {left > 0 && (
        <p className="mt-1 text-muted text-sm">
          The first {mostRows} rows; the CSV has {left} more.
        </p>
      )}
    </>
  );
}
