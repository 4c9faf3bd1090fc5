import { describe, expect, it } from "vitest";
import { csvTable } from "./comparison-table.ts";
import { decimalsFor } from "./decimals.ts";
import { escapeLatex, latexTable } from "./latex-table.ts";
import { cell, comparisonOf, row } from "./testing/rows.ts";

const comparison = comparisonOf([
  row("baseline", null, [cell("IMAGE_SIMILARITY", 0.7, null), cell("TEXT_SIMILARITY", 0.3, null)]),
  row(
    "my_TS & 50%",
    1,
    [
      cell("IMAGE_SIMILARITY", 0.706, [0.006, 0.004, 0.0081]),
      cell("TEXT_SIMILARITY", 0.29, [-0.01, -0.02, -0.00004]),
    ],
    { dominates: 0.123 },
  ),
  row("IS", 1, [cell("IMAGE_SIMILARITY", 0.71, [0.01, null, null])], { dominates: 1, onFrontier: true }),
]);

describe("latexTable", () => {
  it("is a booktabs table with means, differences, intervals and the best in bold", () => {
    expect(latexTable(comparison)).toBe(String.raw`% needs \usepackage{booktabs}
\begin{table}
  \centering
  \caption{Mean $\pm$ standard deviation over 3 concepts (cat, dog, teapot) on dreambench, 300 images each; $\Delta$: paired difference to baseline with its 95\,\% bootstrap interval ($B = 10000$, seed 7); $P$: probability of beating it in both IS and TS. Best means in bold.}
  \begin{tabular}{lrrrrr}
    \toprule
    & \multicolumn{2}{c}{IS} & \multicolumn{2}{c}{TS} & \\
    \cmidrule(lr){2-3} \cmidrule(lr){4-5}
    Variant & mean $\pm$ SD & $\Delta$ & mean $\pm$ SD & $\Delta$ & $P$ \\
    \midrule
    baseline & $0.700 \pm 0.020$ & --- & $\mathbf{0.300} \pm 0.020$ & --- & --- \\
    my\_TS \& 50\% & $0.706 \pm 0.020$ & $+0.0060$ $[0.0040, 0.0081]$ & $0.290 \pm 0.020$ & $-0.0100$ $[-0.0200, 0.0000]$ & $0.12$ \\
    IS & $\mathbf{0.710} \pm 0.020$ & $+0.0100$ & --- & --- & $1.00$ \\
    \bottomrule
  \end{tabular}
\end{table}
`);
  });

  it.each([
    ["a_b", "a\\_b"],
    ["50% & $3 #1", "50\\% \\& \\$3 \\#1"],
    ["{~^\\}", "\\{\\textasciitilde{}\\textasciicircum{}\\textbackslash{}\\}"],
    ["two\nlines", "two lines"],
  ])("escapes %j", (text, expected) => {
    expect(escapeLatex(text)).toBe(expected);
  });
});

describe("csvTable", () => {
  const lines = csvTable(comparison).split("\r\n");

  it("has a header and a line for each checkpoint", () => {
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(
      /^checkpoint,variant,round,step,seed,experiment,suite,baseline,unit,images,is_mean,is_lo,/,
    );
    expect(new Set(lines.slice(0, 4).map((line) => line.split(",").length)).size).toBe(1);
  });

  it("keeps full precision and leaves out what is not there", () => {
    expect(lines[3]).toBe(
      "IS round 1,IS,1,,0,three,dreambench,baseline,concepts,300,0.71,0.6904,0.7295999999999999,0.02,0.01,3,0.01,,,,,,,,,,,,1,1,10000,7",
    );
  });
});

describe("decimalsFor", () => {
  it.each([
    [[0.02], 3],
    [[0.002, 0.5], 4],
    [[0.00034], 5],
    [[1e-9], 6],
    [[null, 0, Number.NaN], 3],
  ])("of %j is %i", (spreads, expected) => {
    expect(decimalsFor(spreads)).toBe(expected);
  });
});
