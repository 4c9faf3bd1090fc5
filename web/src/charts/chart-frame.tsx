"use client";
import { Ellipsis, Table2 } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { integer } from "../format/number.ts";
import { IconButton } from "../ui/button.tsx";
import { ChartDataTable } from "./chart-data-table.tsx";
import { ChartMenu } from "./chart-menu.tsx";
import type { ChartTable } from "./chart-table.ts";

export interface ChartFrameProps {
  readonly title: string;
  /** What is counted, such as "30 concepts": shown as n = ... beside the title. */
  readonly n?: string | number | undefined;
  /** How to read it: marks, bars, intervals. Words only, as it also goes into the files. */
  readonly caption?: string | undefined;
  /** Where the GraphQL query behind the figure opens. */
  readonly queryHref?: string | undefined;
  /**
   * What is drawn, as rows; their CSV, and the screen reader's alternative. A function where making it costs something: it is
   * called when it is shown or downloaded, and then not read out before.
   */
  readonly table?: ChartTable | (() => ChartTable) | undefined;
  /** Switches of the chart, beside its menu. */
  readonly actions?: ReactNode;
  readonly level?: 2 | 3;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A figure: title, n, the chart, its caption; a table of its numbers, and a menu to its query and files (CSV, SVG, PNG). */
export function ChartFrame({
  title,
  n,
  caption,
  queryHref,
  table,
  actions,
  level = 3,
  className,
  children,
}: ChartFrameProps) {
  const id = useId();
  const drawing = useRef<HTMLDivElement>(null);
  const [tableShown, setTableShown] = useState(false);
  const Heading = level === 2 ? "h2" : "h3";
  const readOut = typeof table === "object" && table.rows.length <= 100;
  const count = typeof n === "number" ? integer(n) : n;
  const words = {
    title,
    ...(count !== undefined && { subtitle: `n = ${count}` }),
    ...(caption && { caption }),
  };
  return (
    <figure aria-labelledby={id} className={className}>
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <Heading id={id} className="min-w-0 grow basis-40">
          {title}
          {count !== undefined && (
            <span className="ml-2 font-normal text-sm whitespace-nowrap text-muted">n = {count}</span>
          )}
        </Heading>
        <div data-screen-only="" className="flex flex-wrap items-center gap-1">
          {actions}
          {table && (
            <IconButton
              label={tableShown ? "Hide table" : "Show table"}
              aria-expanded={tableShown}
              aria-controls={`${id}-table`}
              size="small"
              onClick={() => setTableShown(!tableShown)}
            >
              <Table2 size={16} aria-hidden="true" />
            </IconButton>
          )}
          <ChartMenu
            words={words}
            drawing={drawing}
            table={table}
            queryHref={queryHref}
            trigger={<Ellipsis size={16} aria-hidden="true" />}
          />
        </div>
      </div>
      <div ref={drawing} className="relative">
        {children}
      </div>
      {caption && <figcaption className="mt-2 max-w-[72ch] text-sm text-muted">{caption}</figcaption>}
      {table && (
        <div
          id={`${id}-table`}
          hidden={!tableShown && !readOut}
          className={tableShown ? "mt-3 max-h-80 overflow-y-auto" : "sr-only"}
        >
          {(tableShown || readOut) && (
            <ChartDataTable
              label={`${title}: table`}
              table={typeof table === "function" ? table() : table}
              unseen={!tableShown}
            />
          )}
        </div>
      )}
    </figure>
  );
}
