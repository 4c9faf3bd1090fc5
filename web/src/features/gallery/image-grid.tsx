// biome-ignore-all lint/a11y/useSemanticElements: rows and cells of a virtual grid are placed freely, which those of a table cannot be
"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useWidth } from "../../charts/use-width.ts";
import { classNames } from "../../ui/class-names.ts";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { type Column, columnName } from "./column-name.ts";
import { type GalleryState, type Spot, sizeFor } from "./gallery-state.ts";
import { GridHeader } from "./grid-header.tsx";
import { GridLine } from "./grid-line.tsx";
import { cellColumns, type GridRow, promptBlocks, type RowShape } from "./grid-rows.ts";
import { gridSize, wideFrom } from "./grid-size.ts";
import { moveFocus } from "./move-focus.ts";
import { useImages } from "./use-images.ts";

export interface ImageGridProps {
  readonly columns: readonly Column[];
  readonly rows: readonly GridRow[];
  readonly count: number;
  readonly shape: RowShape;
  readonly state: GalleryState;
  /** Which column rows are sorted by. */
  readonly sortedBy: number;
  readonly onSortBy: (column: number) => void;
  readonly onOpen: (spot: Spot, column: number) => void;
  readonly onSeen: (lastRow: number) => void;
  readonly onScrolled: (firstRow: number) => void;
}

/**
 * Prompts down, runs (and samples) across. Only what is in sight is in the page, both ways; every part has its size beforehand.
 * Arrow keys move from image to image, Enter opens one.
 */
export function ImageGrid(props: ImageGridProps) {
  const { columns, rows, count, shape, state, onSeen, onScrolled } = props;
  const [scroller, width, isMeasured] = useWidth<HTMLDivElement>(1200);
  const cells = cellColumns(columns.length, shape);
  const size = gridSize(state.size ?? sizeFor(cells.length), width >= wideFrom);
  const [active, setActive] = useState({ row: 0, cell: 0 });

  const vertical = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => size.row,
    overscan: 2,
    scrollPaddingStart: size.header,
    initialRect: { width: 1200, height: 640 },
    initialOffset: state.at * size.row,
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: cells.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size.column,
    overscan: 2,
    scrollPaddingStart: size.pinned,
    initialRect: { width: 1200, height: 640 },
  });
  useEffect(() => {
    vertical.measure();
    horizontal.measure();
  }, [size.row, size.column, vertical, horizontal]);

  const lines = vertical.getVirtualItems();
  const across = horizontal.getVirtualItems();
  const last = lines.at(-1)?.index ?? 0;
  const first = Math.floor((vertical.scrollOffset ?? 0) / size.row);
  useEffect(() => onSeen(last), [last, onSeen]);
  useEffect(() => onScrolled(first), [first, onScrolled]);

  const { blocks, blockOf } = promptBlocks(rows);
  const seen = new Set(lines.flatMap(({ index }) => rows[index] && blockOf.get(rows[index].promptIndex)));
  const inSight = [...seen].flatMap((each) => (each === undefined ? [] : [blocks[each]!]));
  const stages = [...new Set([0, ...across.map(({ index }) => cells[index]?.column ?? 0)])].flatMap(
    (each) => columns[each]?.stage?.stage ?? [],
  );
  const { imageAt, error, retry } = useImages(
    stages,
    inSight,
    shape.samples,
    columns.some(({ stage }) => stage?.status !== "DONE"),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const to = moveFocus(event.key, active, { rows: rows.length, cells: cells.length });
    if (!to || event.metaKey || event.altKey) return;
    event.preventDefault();
    setActive(to);
    vertical.scrollToIndex(to.row, { align: "auto" });
    horizontal.scrollToIndex(to.cell, { align: "auto" });
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>("[data-active]")?.focus({ preventScroll: true }),
      ),
    );
  };

  if (count === 0)
    return (
      <EmptyState title={state.find ? "No prompt has these words" : "No images here yet"}>
        {state.find
          ? `Nothing of ${columns[props.sortedBy] ? columnName(columns[props.sortedBy]!) : "this run"} matches “${state.find}”.`
          : "Images appear here as soon as their stage has made them."}
      </EmptyState>
    );

  return (
    <>
      {error && <ErrorState error={error} retry={retry} />}
      <div
        ref={scroller}
        role="grid"
        aria-label="Images by prompt and run"
        aria-rowcount={count + 1}
        aria-colcount={cells.length + 1}
        aria-readonly="true"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="relative h-[max(420px,calc(100dvh-104px))] overflow-auto overscroll-contain rounded border border-line bg-surface contain-strict"
      >
        {/* What is laid out for a wide window is not shown to a narrow one: it would move. */}
        <div
          className={classNames("relative", !isMeasured && "max-md:invisible")}
          style={{
            width: size.pinned + horizontal.getTotalSize(),
            minWidth: "100%",
            height: size.header + vertical.getTotalSize(),
          }}
        >
          <GridHeader {...props} size={size} cells={cells} across={across} />
          {lines.map(({ index, start }) => (
            <GridLine
              key={index}
              index={index}
              start={size.header + start}
              row={rows[index]}
              size={size}
              width={width}
              columns={columns}
              cells={cells}
              across={across}
              judge={state.judge}
              differences={state.scores === "difference"}
              imageAt={imageAt}
              activeCell={active.row === index ? active.cell : undefined}
              onFocus={(cell) => setActive({ row: index, cell })}
              onOpen={props.onOpen}
            />
          ))}
        </div>
      </div>
    </>
  );
}
