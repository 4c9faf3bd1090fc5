"use client";
import { Download } from "lucide-react";
import { fileSlug } from "../../charts/chart-table.ts";
import { Button } from "../../ui/button.tsx";
import { Menu, MenuItem, MenuLink } from "../../ui/menu.tsx";
import { toast } from "../../ui/toast.ts";
import type { Comparison } from "./comparison.ts";
import { comparisonQuery, queryHref } from "./query-text.ts";

export interface ExportMenuProps {
  readonly comparison: Comparison;
  /** What the query was asked with. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Names the files. */
  readonly name: string;
  /** Id of the element that holds the plane, for its SVG and PNG. */
  readonly planeId: string;
  /** Every checkpoint rather than the last of each variant. */
  readonly everyRound: boolean;
}

/** The results as files for a paper: LaTeX, CSV, and the plane as SVG or PNG; and the query behind them. */
export function ExportMenu({ comparison, variables, name, planeId, everyRound }: ExportMenuProps) {
  const slug = fileSlug(`${name} results`);
  const doing = (work: () => Promise<string>) => () =>
    void work().then(
      (said) => toast.success(said),
      (error: Error) => toast.error(`The file could not be made. ${error.message}`),
    );
  const latex = async () => {
    const { latexTable } = await import("./latex-table.ts");
    return everyRound ? latexTable(comparison, comparison.rows) : latexTable(comparison);
  };
  const copyLatex = doing(async () => {
    await navigator.clipboard.writeText(await latex());
    return "LaTeX table copied; it needs the package booktabs.";
  });
  const saveText = (ending: "tex" | "csv") =>
    doing(async () => {
      const { download } = await import("../../charts/export-figure.ts");
      if (ending === "tex") download(`${slug}.tex`, await latex(), "application/x-tex");
      else {
        const { csvTable } = await import("./comparison-table.ts");
        download(`${slug}.csv`, csvTable(comparison), "text/csv;charset=utf-8");
      }
      return `Saved ${slug}.${ending}`;
    });
  const savePlane = (ending: "svg" | "png") =>
    doing(async () => {
      const panel = document.getElementById(planeId);
      const plane = panel?.querySelector("svg[data-chart-layer][role=group]")?.parentElement;
      if (!plane) throw new Error("The plane is not on this page.");
      const { download, figureToSvg, svgToPng } = await import("../../charts/export-figure.ts");
      const caption = panel?.querySelector("figcaption")?.textContent;
      const svg = await figureToSvg(plane, {
        title: `${name}: IS-TS plane`,
        subtitle: `n = ${comparison.clusters} ${comparison.unit}`,
        ...(caption && { caption }),
      });
      if (ending === "svg") download(`${slug}.svg`, svg, "image/svg+xml");
      else download(`${slug}.png`, await svgToPng(svg));
      return `Saved ${slug}.${ending}`;
    });
  return (
    <Menu
      trigger={
        <Button size="small">
          <Download size={14} aria-hidden="true" /> Export
        </Button>
      }
    >
      <MenuItem onSelect={copyLatex}>Copy LaTeX table</MenuItem>
      <MenuItem onSelect={saveText("tex")}>Table as LaTeX (.tex)</MenuItem>
      <MenuItem onSelect={saveText("csv")}>Table as CSV</MenuItem>
      <MenuItem onSelect={savePlane("svg")}>Plane as SVG</MenuItem>
      <MenuItem onSelect={savePlane("png")}>Plane as PNG</MenuItem>
      <MenuLink href={queryHref(comparisonQuery, variables)}>Open the query</MenuLink>
    </Menu>
  );
}
