// biome-ignore-all lint/a11y/useSemanticElements: rows and cells of a virtual grid are placed freely, which those of a table cannot be
import type { VirtualItem } from "@tanstack/react-virtual";
import { Skeleton } from "../../ui/states.tsx";
import { type Column, columnName } from "./column-name.ts";
import type { JudgeName } from "./gallery-image.ts";
import type { Spot } from "./gallery-state.ts";
import type { CellColumn, GridRow } from "./grid-rows.ts";
import type { GridSize } from "./grid-size.ts";
import { ImageCell } from "./image-cell.tsx";
import type { ImageLookup } from "./use-images.ts";

export interface GridLineProps {
  readonly index: number;
  /** Where it begins, pixels from the top of the grid. */
  readonly start: number;
  /** Undefined while it is fetched. */
  readonly row: GridRow | undefined;
  readonly size: GridSize;
  /** Width of the grid's window. */
  readonly width: number;
  readonly columns: readonly Column[];
  readonly cells: readonly CellColumn[];
  readonly across: readonly VirtualItem[];
  readonly judge: JudgeName;
  readonly differences: boolean;
  readonly imageAt: ImageLookup;
  readonly activeCell: number | undefined;
  readonly onFocus: (cell: number) => void;
  readonly onOpen: (spot: Spot, column: number) => void;
}

/** One row of the grid: its prompt, pinned, and the images in sight. */
export function GridLine(props: GridLineProps) {
  const { index, start, row, size, columns, cells, across } = props;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      className="absolute left-0 w-full border-line border-b"
      style={{ top: start, height: size.row }}
    >
      <div
        role="rowheader"
        tabIndex={-1}
        className={
          size.pinned
            ? "sticky left-0 z-10 h-full overflow-hidden border-line border-r bg-surface px-2 py-1 text-sm"
            : "sticky left-0 z-10 overflow-hidden px-2 pt-1 text-sm leading-4"
        }
        style={size.pinned ? { width: size.pinned } : { width: props.width, height: size.caption }}
      >
        {row ? (
          <>
            <span className={size.pinned ? "line-clamp-6" : "line-clamp-2"} title={row.prompt}>
              {row.prompt}
              {row.sample !== null && !size.pinned && (
                <span className="text-muted"> · sample {row.sample}</span>
              )}
            </span>
            {row.sample !== null && size.pinned > 0 && (
              <span className="text-xs text-muted">sample {row.sample}</span>
            )}
          </>
        ) : (
          <Skeleton className="mt-1 h-4 w-3/4" />
        )}
      </div>
      {across.map(({ index: at, start: left }) => {
        const cell = cells[at];
        const column = cell && columns[cell.column];
        if (!cell || !column) return null;
        const sample = row?.sample ?? cell.sample ?? 0;
        const image = (of: Column | undefined) =>
          of && !of.stage
            ? null
            : row && of?.stage
              ? props.imageAt(of.stage.stage, row.promptIndex, sample)
              : undefined;
        const own = image(column);
        return (
          <div
            key={at}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={at + 2}
            className="absolute"
            style={{ left: size.pinned + left + size.gap, top: size.caption + size.gap }}
          >
            <ImageCell
              image={own}
              reference={(props.differences && cell.column > 0 && image(columns[0])) || undefined}
              judge={props.judge}
              size={size.image}
              label={`${columnName(column)}, ${row?.prompt ?? ""}, sample ${sample}`}
              otherPrompt={own != null && row !== undefined && own.prompt !== row.prompt}
              active={props.activeCell === at}
              onFocus={() => props.onFocus(at)}
              onOpen={() => row && props.onOpen({ promptIndex: row.promptIndex, sample }, cell.column)}
            />
          </div>
        );
      })}
    </div>
  );
}
