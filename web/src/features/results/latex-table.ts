import {
  type ComparedCell,
  type ComparedRow,
  type Comparison,
  cellOf,
  finalRows,
  labelOf,
  metricsOf,
  type ScoreMetric,
} from "./comparison.ts";
import { decimalsFor } from "./decimals.ts";

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
};

/** A text as LaTeX sets it: its special characters escaped, line breaks as spaces. */
export const escapeLatex = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\{}$&#%_~^<>]/g, (character) => escapes[character]!);

const signed = (value: number, decimals: number) => {
  const text = Math.abs(value).toFixed(decimals);
  return `${value < 0 && Number(text) !== 0 ? "-" : "+"}${text}`;
};
const plain = (value: number, decimals: number) => signed(value, decimals).replace("+", "");

interface Column {
  readonly metric: ScoreMetric;
  readonly label: string;
  readonly meanDecimals: number;
  readonly deltaDecimals: number;
  readonly best: number;
}

function columnOf(rows: readonly ComparedRow[], metric: ScoreMetric): Column {
  const cells = rows.flatMap((row) => cellOf(row, metric) ?? []);
  return {
    metric,
    label: cells[0]!.label,
    meanDecimals: Math.max(3, decimalsFor(cells.map(({ sd }) => sd))),
    deltaDecimals: decimalsFor(
      cells.map(({ delta }) =>
        delta && delta.lo !== null && delta.hi !== null ? (delta.hi - delta.lo) / 2 : null,
      ),
    ),
    best: Math.max(...cells.map(({ mean }) => mean.value)),
  };
}

function meanText({ mean, sd }: ComparedCell, { meanDecimals, best }: Column): string {
  const value = plain(mean.value, meanDecimals);
  const set = mean.value === best ? `\\mathbf{${value}}` : value;
  return sd === null ? `$${set}$` : `$${set} \\pm ${plain(sd, meanDecimals)}$`;
}

function deltaText({ delta }: ComparedCell, { deltaDecimals }: Column): string {
  if (!delta) return "---";
  const value = signed(delta.value, deltaDecimals);
  if (delta.lo === null || delta.hi === null) return `$${value}$`;
  return `$${value}$ $[${plain(delta.lo, deltaDecimals)}, ${plain(delta.hi, deltaDecimals)}]$`;
}

function rowText(name: string, row: ComparedRow, columns: readonly Column[]): string {
  const cells = columns.flatMap((column) => {
    const cell = cellOf(row, column.metric);
    return cell ? [meanText(cell, column), deltaText(cell, column)] : ["---", "---"];
  });
  const dominates = row.dominatesBaseline ? `$${row.dominatesBaseline.value.toFixed(2)}$` : "---";
  return `${[escapeLatex(name), ...cells, dominates].join(" & ")} \\\\`;
}

/** What the table says of how its numbers came about. */
function captionOf(comparison: Comparison): string {
  const { baseline, concepts, clusters, unit, suite, samples, seed } = comparison;
  const images = Math.max(...comparison.rows.map((row) => row.images));
  return (
    `Mean $\\pm$ standard deviation over ${clusters} ${unit} (${concepts.map(escapeLatex).join(", ")}) on ` +
    `${escapeLatex(suite)}, ${images} images each; $\\Delta$: paired difference to ${escapeLatex(baseline)} with its 95\\,\\% ` +
    `bootstrap interval ($B = ${samples}$, seed ${seed}); $P$: probability of beating it in both IS and TS. Best means in bold.`
  );
}

/**
 * The result table as LaTeX for booktabs: of each metric mean and standard deviation, then the paired difference with its
 * interval; the probability of dominance last. Best means are bold. `rows` are the last checkpoints where left out.
 */
export function latexTable(
  comparison: Comparison,
  rows: readonly ComparedRow[] = finalRows(comparison),
): string {
  const columns = metricsOf(comparison).map((metric) => columnOf(rows, metric));
  const names = rows.map((row) =>
    rows.length > finalRows(comparison).length ? row.name : labelOf(comparison, row),
  );
  const spans = columns.map(({ label }) => `\\multicolumn{2}{c}{${escapeLatex(label)}}`);
  const rules = columns.map((_, i) => `\\cmidrule(lr){${2 * i + 2}-${2 * i + 3}}`);
  const heads = columns.flatMap(() => ["mean $\\pm$ SD", "$\\Delta$"]);
  return `${[
    "% needs \\usepackage{booktabs}",
    "\\begin{table}",
    "  \\centering",
    `  \\caption{${captionOf(comparison)}}`,
    `  \\begin{tabular}{l${"rr".repeat(columns.length)}r}`,
    "    \\toprule",
    `    & ${spans.join(" & ")} & \\\\`,
    `    ${rules.join(" ")}`,
    `    Variant & ${heads.join(" & ")} & $P$ \\\\`,
    "    \\midrule",
    ...rows.map((row, i) => `    ${rowText(names[i]!, row, columns)}`),
    "    \\bottomrule",
    "  \\end{tabular}",
    "\\end{table}",
  ].join("\n")}\n`;
}
