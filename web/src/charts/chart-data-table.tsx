import { number, fixed } from "../format/number.ts";
import { Table, Td, Th } from "../ui/table.tsx";
import type { ChartColumn, ChartTable, ChartValue } from "./chart-table.ts";

/** Rows in sight at most; the CSV has all. */
const mostRows = 500;

const text = (value: ChartValue | undefined, { decimals }: ChartColumn): string =>
  typeof value === "string" ? value : decimals === undefined ? number(value) : fixed(value, decimals);

/** A chart's numbers as a table: what a screen reader reads in its place. */
export function ChartDataTable({ label, table }: { readonly label: string; readonly table: ChartTable }) {
  const { columns, rows } = table;
  const isNumeric = (column: number) => column > 0 && rows.some((row) => typeof row[column] === "number");
  const left = rows.length - mostRows;
  return (
    <>
      <Table label={label} className="text-sm">
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
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity, and their cells no state
            <tr key={r}>
              {columns.map((column, c) =>
                c === 0 ? (
                  <th key={column.label} scope="row" className="h-8 border-line border-b px-2 text-left font-normal whitespace-nowrap">
                    {text(row[c], column)}
                  </th>
                ) : (
                  <Td key={column.label} numeric={isNumeric(c)}>
                    {text(row[c], column)}
                  </Td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {left > 0 && <p className="mt-1 text-sm text-muted">The first {mostRows} rows; the CSV has {left} more.</p>}
    </>
  );
}
