"use client";
import { parseAsString, useQueryState } from "nuqs";
import { Swatch } from "../../charts/marker.tsx";
import { fixed, integer } from "../../format/number.ts";
import { Badge } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Table, Td, Th } from "../../ui/table.tsx";
import {
  type ComparedRow,
  type Comparison,
  cellOf,
  finalRows,
  labelOf,
  metricNames,
  metricsOf,
  type ScoreMetric,
} from "./comparison.ts";
import { deltaDecimals } from "./decimals.ts";
import { RunLinks } from "./run-links.tsx";
import { seriesOf } from "./series-name.tsx";
import { nextSort, type RowKey, type RowSort, sortOf, sortRows } from "./sort-rows.ts";
import { StatisticCell } from "./statistic-cell.tsx";
import { probabilityText } from "./verdict-words.ts";

export interface ResultTableProps {
  readonly comparison: Comparison;
  /** Every checkpoint rather than the last of each variant. */
  readonly everyRound?: boolean;
}

/** Decimals of means: their spread is never below a thousandth. */
const meanDecimals = 3;

/** Variant by metric: mean and spread, the paired difference to the baseline with its interval, dominance. */
export function ResultTable({ comparison, everyRound = false }: ResultTableProps) {
  const [sortText, setSort] = useQueryState("sort", parseAsString.withDefault("order"));
  const sort = sortOf(sortText);
  const rows = sortRows(comparison, everyRound ? comparison.rows : finalRows(comparison), sort);
  const metrics = metricsOf(comparison);
  const { styleOf } = seriesOf(comparison);
  const decimals = new Map(metrics.map((metric) => [metric, deltaDecimals(rows, metric)]));
  const head = (key: RowKey, label: string, title: string) => (
    <SortHead key={key} sort={sort} of={key} title={title} onPress={(next) => void setSort(next)}>
      {label}
    </SortHead>
  );
  return (
    <>
      <Table label="Results by variant and metric" className="print:[zoom:0.7]">
        <thead>
          <tr>
            <Th className="sticky left-0 bg-surface">{everyRound ? "Checkpoint" : "Variant"}</Th>
            {metrics.map((metric) => head(metric, metricNames[metric].short, metricNames[metric].long))}
            {head("dominates", "Beats both", "Probability of beating the baseline in IS and TS at once")}
            <Th numeric>Images</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className={row.name === comparison.baseline ? "bg-page" : undefined}>
              <Td
                className={classNames(
                  "sticky left-0",
                  row.name === comparison.baseline ? "bg-page" : "bg-surface",
                )}
              >
                <span className="flex items-center gap-1.5">
                  <Swatch line={false} style={styleOf(row)} />
                  <RunLinks row={row} concepts={comparison.concepts} className="font-semibold">
                    {everyRound ? row.name : labelOf(comparison, row)}
                  </RunLinks>
                  {row.onFrontier && <Badge className="max-sm:hidden">frontier</Badge>}
                </span>
              </Td>
              {metrics.map((metric) => (
                <MetricCell
                  key={metric}
                  row={row}
                  metric={metric}
                  baseline={comparison.baseline}
                  decimals={decimals.get(metric)!}
                />
              ))}
              <Td numeric>
                {row.dominatesBaseline ? (
                  <StatisticCell
                    statistic={row.dominatesBaseline}
                    name={`Probability that ${row.name} beats ${comparison.baseline} in IS and TS`}
                  >
                    {probabilityText(row.dominatesBaseline.value)}
                  </StatisticCell>
                ) : (
                  <span className="text-muted">baseline</span>
                )}
              </Td>
              <Td numeric className="text-muted">
                {integer(row.images)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <TableNote comparison={comparison} />
    </>
  );
}

interface MetricCellProps {
  readonly row: ComparedRow;
  readonly metric: ScoreMetric;
  readonly baseline: string;
  readonly decimals: number;
}

function MetricCell({ row, metric, baseline, decimals }: MetricCellProps) {
  const cell = cellOf(row, metric);
  if (!cell)
    return (
      <Td numeric className="text-muted">
        not measured
      </Td>
    );
  const name = metricNames[metric].short;
  return (
    <Td numeric className="py-1.5!">
      <span className="flex flex-col items-end">
        <StatisticCell statistic={cell.mean} name={`${name} of ${row.name}`}>
          {fixed(cell.mean.value, meanDecimals)}
          {cell.sd !== null && <span className="text-muted"> ± {fixed(cell.sd, meanDecimals)}</span>}
        </StatisticCell>
        {cell.delta ? (
          <StatisticCell
            statistic={cell.delta}
            isDelta
            decimals={decimals}
            name={`${name} of ${row.name} minus ${baseline}`}
            className="text-sm"
          />
        ) : (
          <span className="text-sm text-muted">reference</span>
        )}
      </span>
    </Td>
  );
}

interface SortHeadProps {
  readonly sort: RowSort;
  readonly of: RowKey;
  readonly title: string;
  readonly onPress: (next: string) => void;
  readonly children: string;
}

function SortHead({ sort, of, title, onPress, children }: SortHeadProps) {
  const isSorted = sort.key === of;
  return (
    <Th numeric aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : "none"} title={title}>
      <button
        type="button"
        className={classNames("rounded-sm hover:text-text", isSorted && "font-semibold text-text")}
        onClick={() => onPress(nextSort(sort, of))}
      >
        {isSorted && <span aria-hidden="true">{sort.descending ? "↓ " : "↑ "}</span>}
        {children}
      </button>
    </Th>
  );
}

/** How the numbers of the table came about. */
const TableNote = ({
  comparison: { baseline, clusters, unit, samples, seed, suite },
}: {
  readonly comparison: Comparison;
}) => (
  <p className="mt-2 max-w-[100ch] text-sm text-muted">
    Mean ± standard deviation over {clusters} {unit} of {suite}; below it the paired difference to {baseline}{" "}
    with its 95 % bootstrap interval (B = {integer(samples)}, seed {seed}):{" "}
    <span className="text-win">▲ better</span>, <span className="text-lose">▼ worse</span>, ≈ no clear
    difference. Raw cosines, −1 to 1.
  </p>
);
