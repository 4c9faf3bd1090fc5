import { fixed, signed } from "../../format/number.ts";
import { classNames } from "../../ui/class-names.ts";
import { Table, Td, Th } from "../../ui/table.tsx";
import { type BreakdownRow, greatestDelta } from "./breakdown.ts";

export interface HeatTableProps {
  readonly label: string;
  readonly rows: readonly BreakdownRow[];
  readonly variants: readonly string[];
  readonly reference: string;
  /** As `sortBreakdown` takes it. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onOpen: (row: BreakdownRow) => void;
  /** What a row is, for the head of its column. */
  readonly what: string;
}

/** The share of colour of the greatest difference, percent: text stays legible on it in both themes. */
const deepest = 45;

const shade = (delta: number, greatest: number) =>
  greatest === 0
    ? "transparent"
    : `color-mix(in oklab, var(${delta >= 0 ? "--series-ts" : "--series-7"}) ${Math.round((Math.abs(delta) / greatest) * deepest)}%, transparent)`;

/** Differences to the reference as a table whose cells are the deeper in colour the greater they are: blue gains, red losses. */
export function HeatTable({ label, rows, variants, reference, sort, onSort, onOpen, what }: HeatTableProps) {
  const greatest = greatestDelta(rows);
  const next = (key: string) => (sort === `-${key}` ? key : `-${key}`);
  const head = (key: string, text: string, numeric = true) => {
    const isSorted = sort.replace(/^-/, "") === key;
    const isDescending = sort.startsWith("-");
    return (
      <Th
        key={key}
        numeric={numeric}
        aria-sort={isSorted ? (isDescending ? "descending" : "ascending") : "none"}
      >
        <button
          type="button"
          className={classNames("rounded-sm hover:text-text", isSorted && "font-semibold text-text")}
          onClick={() => onSort(next(key))}
        >
          {isSorted && <span aria-hidden="true">{isDescending ? "↓ " : "↑ "}</span>}
          {text}
        </button>
      </Th>
    );
  };
  return (
    <Table label={label}>
      <thead>
        <tr>
          {head("name", what, false)}
          {head("baseline", reference)}
          {variants.map((variant) => head(variant, `Δ ${variant}`))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <Td className="h-8">
              <button
                type="button"
                className="rounded-sm text-left underline decoration-line-strong underline-offset-2 hover:decoration-accent"
                onClick={() => onOpen(row)}
              >
                {row.prompt ?? row.concept}
              </button>
              {row.prompt !== null && <span className="ml-2 text-sm text-muted">{row.concept}</span>}
            </Td>
            <Td numeric className="text-muted">
              {fixed(row.baseline, 3)}
            </Td>
            {variants.map((variant) => {
              const delta = row.deltas.get(variant);
              return (
                <Td
                  key={variant}
                  numeric
                  style={delta === undefined ? {} : { background: shade(delta, greatest) }}
                >
                  {delta === undefined ? <span className="text-muted">–</span> : signed(delta, 4)}
                </Td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
