import { Swatch } from "../../charts/marker.tsx";
import { type SeriesStyle, seriesStyle, seriesStyles } from "../../theme/series-colours.ts";
import { type ComparedRow, type Comparison, finalRows, labelOf } from "./comparison.ts";

/** How the rows of a comparison look. */
export interface Series {
  /** The look of each series by its name. */
  readonly styles: ReadonlyMap<string, SeriesStyle>;
  /** The series that a row is of. */
  readonly nameOf: (row: ComparedRow) => string;
  readonly styleOf: (row: ComparedRow) => SeriesStyle;
}

/** Gives each series its look; the rounds of a variant share it. A variant's first row keeps the variant's own colour. */
export function seriesOf(comparison: Comparison): Series {
  const finals = finalRows(comparison);
  const taken = new Set<string>();
  const names = finals.map(({ variant, name }) => {
    if (taken.has(variant)) return name;
    taken.add(variant);
    return variant;
  });
  const styles = seriesStyles(names);
  const nameOf = (row: ComparedRow) => {
    const exact = finals.indexOf(row);
    const at =
      exact >= 0
        ? exact
        : finals.findIndex(
            (each) =>
              each.variant === row.variant &&
              each.experiment.id === row.experiment.id &&
              each.seed === row.seed,
          );
    return names[at] ?? row.variant;
  };
  return { styles, nameOf, styleOf: (row) => styles.get(nameOf(row)) ?? seriesStyle(row.variant) };
}

/** The mark and the name of a row, as it is called everywhere. */
export const SeriesName = ({
  comparison,
  row,
}: {
  readonly comparison: Comparison;
  readonly row: ComparedRow;
}) => (
  <span className="inline-flex items-baseline gap-1.5 font-semibold">
    <Swatch line={false} style={seriesOf(comparison).styleOf(row)} />
    {labelOf(comparison, row)}
  </span>
);
