"use client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { localId } from "../../../graphql/global-id.ts";
import type { ListedExperiment } from "../experiment-row-data.ts";
import type { ExperimentPages } from "../use-experiment-pages.ts";
import { rowHeight, spannedColumns } from "./columns.ts";
import { ExperimentRow, type RowActions } from "./experiment-row.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";

/** What the server takes for the window: enough rows for the first paint of any. */
const firstWindow = { width: 1280, height: 1200 };

export interface VirtualRowsProps {
  readonly pages: ExperimentPages;
  readonly rows: readonly ListedExperiment[];
  readonly selected: readonly string[];
  readonly actions: RowActions;
}

const Gap = ({ height }: { readonly height: number }) =>
  height > 0 && (
    <tr>
      <td colSpan={spannedColumns} style={{ height, padding: 0 }} />
    </tr>
  );

/** The rows of the list that are in sight, of however many; the next page is fetched before its rows come into sight. */
export function VirtualRows({ pages, rows, selected, actions }: VirtualRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages.query;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin,
    initialRect: firstWindow,
    // As on the server, so that both render the same; where the window stands is known an effect later.
    initialOffset: 0,
  });
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setScrollMargin(Math.round(top + window.scrollY));
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const wantsMore = hasNextPage && (last?.index ?? 0) >= rows.length - 20;
  useEffect(() => {
    if (wantsMore && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [wantsMore, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (
    <tbody ref={body}>
      <Gap height={first ? first.start - scrollMargin : 0} />
      {items.map(({ index }) => {
        const experiment = rows[index]!;
        return (
          <ExperimentRow
            key={experiment.id}
            experiment={experiment}
            rowIndex={index + 2}
            selected={selected.includes(localId(experiment.id))}
            actions={actions}
          />
        );
      })}
      <Gap height={last ? virtualizer.getTotalSize() - (last.end - scrollMargin) : 0} />
      {isFetchingNextPage && <SkeletonRows count={4} />}
    </tbody>
  );
}
