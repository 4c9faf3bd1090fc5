// biome-ignore-all lint/a11y/useSemanticElements: rows and cells of a virtual grid are placed freely, which those of a table cannot be
import type { VirtualItem } from "@tanstack/react-virtual";
import { ArrowDownNarrowWide, ArrowUpNarrowWide } from "lucide-react";
import Link from "next/link";
import { Swatch } from "../../charts/marker.tsx";
import { localId } from "../../graphql/global-id.ts";
import { type Column, columnStage, runName } from "./column-name.ts";
import type { GalleryState } from "./gallery-state.ts";
import type { CellColumn } from "./grid-rows.ts";
import type { GridSize } from "./grid-size.ts";
import { stylesOf } from "./styles-of.ts";

export interface GridHeaderProps {
  readonly columns: readonly Column[];
  readonly cells: readonly CellColumn[];
  readonly across: readonly VirtualItem[];
  readonly size: GridSize;
  readonly state: GalleryState;
  readonly sortedBy: number;
  readonly onSortBy: (column: number) => void;
}

/** The head of the grid, always in sight: a run for each column, with its samples below where they stand side by side. */
export function GridHeader({ columns, cells, across, size, state, sortedBy, onSortBy }: GridHeaderProps) {
  const all = columns.flatMap(({ runs }) => runs);
  const styles = stylesOf(columns);
  const shown = [...new Set(across.map(({ index }) => cells[index]?.column ?? 0))];
  const samples = cells.filter(({ column }) => column === 0).length;
  const sorted = state.sort !== "prompt";
  const Arrow = state.order === "asc" ? ArrowUpNarrowWide : ArrowDownNarrowWide;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={1}
      className="sticky top-0 z-20 border-line border-b bg-surface"
      style={{ height: size.header }}
    >
      {size.pinned > 0 && (
        <div
          role="columnheader"
          tabIndex={-1}
          className="sticky left-0 z-10 flex h-full items-end border-line border-r bg-surface px-2 pb-1 text-xs text-muted"
          style={{ width: size.pinned }}
        >
          Prompt
        </div>
      )}
      {shown.map((each) => {
        const column = columns[each];
        if (!column) return null;
        const [run] = column.runs;
        return (
          <div
            key={column.key}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={each * samples + 2}
            aria-colspan={samples}
            aria-sort={
              sorted && each === sortedBy ? (state.order === "asc" ? "ascending" : "descending") : undefined
            }
            className="absolute top-0 h-full overflow-clip border-line border-l"
            style={{ left: size.pinned + each * samples * size.column, width: samples * size.column }}
          >
            <div
              className="sticky flex h-8 items-center gap-1.5 px-2"
              style={{ left: size.pinned, width: "fit-content", maxWidth: samples * size.column }}
            >
              <Swatch line={false} style={styles[each]!} />
              <Link
                href={`/runs/${localId(run!.id)}`}
                prefetch={false}
                className="truncate font-semibold text-text hover:underline"
                title={column.runs.map((each) => `${runName(each, all)}, ${each.experiment.name}`).join("\n")}
              >
                {column.runs.map((each) => runName(each, all)).join(", ")}
              </Link>
              {sorted && columns.length > 1 && (
                <button
                  type="button"
                  onClick={() => onSortBy(each)}
                  aria-label={`Sort rows by ${state.sort.toUpperCase()} of ${run!.variant}`}
                  title={`Sort rows by ${state.sort.toUpperCase()} of ${run!.variant}`}
                  className={`grid size-6 shrink-0 place-items-center rounded-sm hover:bg-accent-soft ${each === sortedBy ? "text-accent" : "text-faint"}`}
                >
                  <Arrow size={14} aria-hidden="true" />
                </button>
              )}
            </div>
            <div className="truncate px-2 text-xs text-muted">{samples === 1 && columnStage(column)}</div>
          </div>
        );
      })}
      {samples > 1 &&
        across.map(({ index, start }) => (
          <div
            key={index}
            className="absolute bottom-1 px-2 text-xs text-muted"
            style={{ left: size.pinned + start, width: size.column }}
          >
            sample {cells[index]?.sample}
          </div>
        ))}
    </div>
  );
}
