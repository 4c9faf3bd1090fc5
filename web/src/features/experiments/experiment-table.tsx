"use client";
import { localId } from "../../graphql/global-id.ts";
import { classNames } from "../../ui/class-names.ts";
import type { ExperimentFacetsQuery } from "./experiment-facets.graphql.ts";
import { facetOptions } from "./filters/facet-options.ts";
import { groupVariablesOf } from "./list-variables.ts";
import { isPinned } from "./pinned.ts";
import { ExperimentRow, type RowActions } from "./table/experiment-row.tsx";
import { GroupRows } from "./table/group-rows.tsx";
import { RowGroupHead } from "./table/row-group-head.tsx";
import { SkeletonRows } from "./table/skeleton-rows.tsx";
import { TableHead } from "./table/table-head.tsx";
import { VirtualRows } from "./table/virtual-rows.tsx";
import type { ExperimentPages } from "./use-experiment-pages.ts";
import type { SetView } from "./use-view.ts";
import type { Grouping, ViewState } from "./view-state.ts";

type Facets = ExperimentFacetsQuery["experimentFacets"];

const facetOf = { status: "statuses", concept: "concepts", backbone: "packs", method: "methods" } as const;

export interface ExperimentTableProps {
  readonly view: ViewState;
  readonly setView: SetView;
  readonly pages: ExperimentPages;
  readonly pinned: ExperimentPages;
  readonly facets: Facets | undefined;
  readonly actions: RowActions;
}

/** The groups of a view, each with what it is asked for with. */
function groupsOf(view: ViewState, grouping: Exclude<Grouping, "none">, facets: Facets | undefined) {
  return (facets ? facetOptions(facets, facetOf[grouping]) : []).flatMap(({ value, label, count }) => {
    const variables = groupVariablesOf(view, grouping, value);
    return variables ? [{ value, label, count, variables }] : [];
  });
}

/** The table of experiments: pinned ones first, then all others, or group by group. */
export function ExperimentTable({ view, setView, pages, pinned, facets, actions }: ExperimentTableProps) {
  const others = pages.rows.filter((row) => !isPinned(row));
  const shown = [...pinned.rows, ...others].map(({ id }) => localId(id));
  const { group } = view;
  const stale = pages.query.isPlaceholderData && group === "none";
  return (
    // Only a narrow window needs it to scroll sideways; elsewhere it would keep the head from sticking.
    <section aria-label="Experiments" aria-busy={stale} className="rounded border border-line bg-surface">
      <table
        aria-rowcount={group === "none" ? (pages.totalCount ?? -1) : undefined}
        className={classNames("w-full table-fixed border-collapse text-base", stale && "opacity-60")}
      >
        <caption className="sr-only">
          Experiments with their progress and what each variant gains against the baseline
        </caption>
        <TableHead sort={view.sort} setView={setView} rows={shown} selected={view.selected} />
        {pinned.rows.length > 0 && (
          <tbody>
            <RowGroupHead count={pinned.totalCount}>Pinned</RowGroupHead>
            {pinned.rows.map((experiment) => (
              <ExperimentRow
                key={experiment.id}
                experiment={experiment}
                selected={view.selected.includes(localId(experiment.id))}
                actions={actions}
              />
            ))}
            {group === "none" && others.length > 0 && <RowGroupHead>Others</RowGroupHead>}
          </tbody>
        )}
        {group === "none" ? (
          pages.query.isPending ? (
            <tbody>
              <SkeletonRows count={8} />
            </tbody>
          ) : (
            <VirtualRows pages={pages} rows={others} selected={view.selected} actions={actions} />
          )
        ) : (
          groupsOf(view, group, facets).map(({ value, label, count, variables }) => (
            <GroupRows
              key={`${group} ${value}`}
              label={label}
              expected={count}
              variables={variables}
              selected={view.selected}
              actions={actions}
            />
          ))
        )}
      </table>
    </section>
  );
}
