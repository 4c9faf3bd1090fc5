"use client";
import Link from "next/link";
import { Swatch } from "../../charts/marker.tsx";
import { localId } from "../../graphql/global-id.ts";
import { seriesStyles } from "../../theme/series-colours.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Table, Td, Th } from "../../ui/table.tsx";
import {
  byConcept,
  type ConceptCell,
  type ConceptRow,
  reasonOf,
  type ScoredRun,
  variantsOf,
} from "./by-concept.ts";
import { StatisticCell } from "./statistic-cell.tsx";

export interface ByConceptTableProps {
  readonly runs: readonly ScoredRun[];
  /** Where a concept is looked at alone. */
  readonly hrefOf: (concept: string) => string;
  /** The concept that is looked at. */
  readonly current?: string | null;
}

/** Concept by variant: which variant to take for each subject and why, every number leading to its run. */
export function ByConceptTable({ runs, hrefOf, current }: ByConceptTableProps) {
  const variants = variantsOf(runs);
  const styles = seriesStyles(variants);
  return (
    <>
      <Table label="The variant to take for each concept" className="print:[zoom:0.7]">
        <thead>
          <tr>
            <Th className="sticky left-0 bg-surface">Concept</Th>
            <Th>Take</Th>
            {variants.map((variant) => (
              <Th key={variant} numeric>
                <span className="inline-flex items-center gap-1.5">
                  <Swatch line={false} style={styles.get(variant)!} />
                  {variant}, ΔIS and ΔTS
                </span>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byConcept(runs).map((row) => (
            <tr key={row.concept} className={row.concept === current ? "bg-accent-soft" : undefined}>
              <Td
                className={classNames(
                  "sticky left-0",
                  row.concept === current ? "bg-accent-soft" : "bg-surface",
                )}
              >
                <Link
                  href={hrefOf(row.concept)}
                  prefetch={false}
                  scroll={false}
                  className="rounded-sm font-semibold text-text underline decoration-line-strong underline-offset-2"
                >
                  {row.concept}
                </Link>
              </Td>
              <Td>
                <Choice row={row} styles={styles} />
              </Td>
              {variants.map((variant) => (
                <VariantCell
                  key={variant}
                  variant={variant}
                  concept={row.concept}
                  cell={row.cells.get(variant)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-[100ch] text-sm text-muted">
        Differences to the baseline of the same concept, paired over its prompts, with their 95 % intervals.
        The variant to take has the greatest sum of both, above 0.
      </p>
    </>
  );
}

const Choice = ({
  row,
  styles,
}: {
  readonly row: ConceptRow;
  readonly styles: ReturnType<typeof seriesStyles>;
}) => (
  <span className="block min-w-40">
    {row.best && (
      <span className="flex items-center gap-1.5 font-semibold">
        <Swatch line={false} style={styles.get(row.best)!} />
        {row.best}
      </span>
    )}
    <span className="block text-sm text-muted">{reasonOf(row)}</span>
  </span>
);

interface VariantCellProps {
  readonly variant: string;
  readonly concept: string;
  readonly cell: ConceptCell | undefined;
}

function VariantCell({ variant, concept, cell }: VariantCellProps) {
  if (!cell)
    return (
      <Td numeric className="text-muted">
        no run
      </Td>
    );
  const metrics = [
    ["IS", cell.imageSimilarity],
    ["TS", cell.textSimilarity],
  ] as const;
  return (
    <Td numeric className={classNames("py-1.5!", cell.isBest && "font-medium")}>
      <span className="flex flex-col items-end">
        {cell.imageSimilarity || cell.textSimilarity ? (
          metrics.map(
            ([name, delta]) =>
              delta && (
                <StatisticCell
                  key={name}
                  statistic={delta}
                  isDelta
                  decimals={4}
                  name={`${name} of ${variant} minus the baseline, ${concept}`}
                  className="text-sm"
                />
              ),
          )
        ) : (
          <StatusBadge status={cell.status} />
        )}
        <Link
          href={`/runs/${localId(cell.runId)}`}
          prefetch={false}
          aria-label={`Run ${variant} of ${concept}`}
          className="inline-flex min-h-6 min-w-6 items-center justify-center text-xs text-muted underline"
        >
          run
        </Link>
      </span>
    </Td>
  );
}
