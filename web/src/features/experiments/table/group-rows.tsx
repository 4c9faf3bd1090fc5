"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { localId } from "../../../graphql/global-id.ts";
import { Button } from "../../../ui/button.tsx";
import type { ExperimentsQueryVariables } from "../experiments.graphql.ts";
import { groupPageSize } from "../list-variables.ts";
import { useExperimentPages } from "../use-experiment-pages.ts";
import { spannedColumns } from "./columns.ts";
import { ExperimentRow, type RowActions } from "./experiment-row.tsx";
import { RowGroupHead } from "./row-group-head.tsx";
import { SkeletonRows } from "./skeleton-rows.tsx";

export interface GroupRowsProps {
  readonly label: ReactNode;
  readonly variables: ExperimentsQueryVariables;
  /** How many the facets count, for the room to hold before they are there. */
  readonly expected: number;
  readonly selected: readonly string[];
  readonly actions: RowActions;
}

/** Whether an element has come near the window, from then on. */
function useComesNear<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!ref.current || near) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: "600px",
    });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [near]);
  return [ref, near] as const;
}

const Line = ({ children }: { readonly children: ReactNode }) => (
  <tr className="h-12 border-line border-b">
    <td colSpan={spannedColumns} className="px-2 text-sm text-muted">
      {children}
    </td>
  </tr>
);

/** One group of the list, fetched when it comes near; more of it on demand. */
export function GroupRows({ label, variables, expected, selected, actions }: GroupRowsProps) {
  const [ref, near] = useComesNear<HTMLTableSectionElement>();
  const pages = useExperimentPages(variables, near);
  const { rows, totalCount, query } = pages;
  return (
    <tbody ref={ref}>
      <RowGroupHead count={totalCount}>{label}</RowGroupHead>
      {query.isPending && <SkeletonRows count={Math.min(expected, groupPageSize)} />}
      {query.isError && rows.length === 0 && (
        <Line>
          Could not be loaded: {query.error.message}{" "}
          <Button size="small" onClick={() => void query.refetch()}>
            Try again
          </Button>
        </Line>
      )}
      {query.isSuccess && rows.length === 0 && <Line>None of these under the filters above.</Line>}
      {rows.map((experiment) => (
        <ExperimentRow
          key={experiment.id}
          experiment={experiment}
          selected={selected.includes(localId(experiment.id))}
          actions={actions}
        />
      ))}
      {query.hasNextPage && (
        <Line>
          <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
          {totalCount !== null && <span className="ml-2">{totalCount - rows.length} further</span>}
        </Line>
      )}
    </tbody>
  );
}
