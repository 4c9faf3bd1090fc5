import { type SeriesStyle, seriesStyle, seriesStyles } from "../../theme/series-colours.ts";
import { type ComparedRow, type Comparison, finalRows, labelOf } from "./comparison.ts";
import { Swatch } from "../../charts/marker.tsx";

/** Gives each row its look; the rounds of a variant share it. A variant's first row keeps the variant's own colour. */
export function stylesOf(comparison: Comparison): (row: ComparedRow) => SeriesStyle {
  const finals = finalRows(comparison);
  const taken = new Set<string>();
  const nameOf = ({ variant, name }: ComparedRow) => {
    if (taken.has(variant)) return name;
    taken.add(variant);
    return variant;
  };
  const names = finals.map(nameOf);
  const styles = seriesStyles(names);
  const isOfSeries = (row: ComparedRow) => (each: ComparedRow) =>
    each.variant === row.variant && each.experiment.id === row.experiment.id && each.seed === row.seed;
  return (row) => {
    const exact = finals.indexOf(row);
    const at = exact >= 0 ? exact : finals.findIndex(isOfSeries(row));
    return styles.get(names[at] ?? row.variant) ?? seriesStyle(row.variant);
  };
}

/** The mark and the name of a row, as it is called everywhere. */
export const SeriesName = ({ comparison, row }: { readonly comparison: Comparison; readonly row: ComparedRow }) => (
  <span className="inline-flex items-baseline gap-1.5 font-semibold">
    <Swatch line={false} style={stylesOf(comparison)(row)} />
    {labelOf(comparison, row)}
  </span>
);
