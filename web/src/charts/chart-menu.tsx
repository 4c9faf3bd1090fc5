"use client";
import { type ReactNode, type RefObject, useState } from "react";
import { buttonClasses } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { type ChartTable, fileSlug, tableToCsv } from "./chart-table.ts";
import type { FigureWords } from "./export-figure.ts";

interface ChartMenuProps {
  readonly words: FigureWords;
  readonly drawing: RefObject<HTMLElement | null>;
  readonly table: ChartTable | (() => ChartTable) | undefined;
  readonly queryHref: string | undefined;
  readonly trigger: ReactNode;
}

const item =
  "flex min-h-8 w-full cursor-pointer items-center rounded-sm px-2 text-left text-base text-text no-underline hover:bg-accent-soft focus-visible:outline-offset-[-2px]";

/** What can be done with a chart: its query, its files. The code that writes files is loaded when it is first needed. */
export function ChartMenu({ words, drawing, table, queryHref, trigger }: ChartMenuProps) {
  const [failure, setFailure] = useState<string>();
  const name = fileSlug(words.title);

  const save = async (kind: "csv" | "svg" | "png") => {
    setFailure(undefined);
    try {
      const { download, figureToSvg, svgToPng } = await import("./export-figure.ts");
      if (kind === "csv" && table) {
        download(
          `${name}.csv`,
          tableToCsv(typeof table === "function" ? table() : table),
          "text/csv;charset=utf-8",
        );
      } else if (drawing.current) {
        const svg = await figureToSvg(drawing.current, words);
        if (kind === "svg") download(`${name}.svg`, svg, "image/svg+xml");
        else download(`${name}.png`, await svgToPng(svg));
      }
      return true;
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      return false;
    }
  };

  return (
    <Popover
      align="end"
      className="w-48 p-1"
      trigger={trigger}
      triggerProps={{
        "aria-label": `${words.title}: query and files`,
        title: "Query and files",
        className: buttonClasses("ghost", "small", "w-7 px-0!"),
      }}
    >
      {(close) => (
        <>
          {queryHref && (
            <a href={queryHref} className={item}>
              Open the query
            </a>
          )}
          {(["csv", "svg", "png"] as const)
            .filter((kind) => kind !== "csv" || table)
            .map((kind) => (
              <button
                key={kind}
                type="button"
                className={item}
                onClick={async () => (await save(kind)) && close()}
              >
                Download {kind.toUpperCase()}
              </button>
            ))}
          {failure && (
            <span role="alert" className="block px-2 py-1 text-danger text-sm">
              The file could not be made. {failure}
            </span>
          )}
        </>
      )}
    </Popover>
  );
}
