"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useRef } from "react";
import { operation } from "../../graphql/query-options.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { ArrivalsButton } from "./arrivals-button.tsx";
import { experimentFacetsDocument } from "./experiment-facets.graphql.ts";
import { ExperimentTable } from "./experiment-table.tsx";
import { Toolbar } from "./filters/toolbar.tsx";
import { filterOf, narrowings, pinnedVariablesOf, variablesOf } from "./list-variables.ts";
import { LiveProgress } from "./live/live-progress.tsx";
import { NoExperiments } from "./no-experiments.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import type { RowActions } from "./table/experiment-row.tsx";
import { mostSelected } from "./table/table-head.tsx";
import { useArchive } from "./use-archive.ts";
import { useExperimentPages } from "./use-experiment-pages.ts";
import { reloadLists, usePin } from "./use-pin.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { useView } from "./use-view.ts";

/** The experiments: what runs, what is done, which variant is ahead. */
export function ExperimentList() {
  const [view, setView] = useView();
  const router = useRouter();
  const client = useQueryClient();
  const searchField = useRef<HTMLInputElement>(null);
  const facets = useQuery(operation(experimentFacetsDocument, { archived: view.archived }));
  const pinned = useExperimentPages(pinnedVariablesOf(view));
  const pages = useExperimentPages(variablesOf(view), view.group === "none");
  const pin = usePin();
  const archive = useArchive();

  const toggle = useCallback(
    (id: string) =>
      void setView(
        ({ selected }) => {
          const next = selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id];
          return { selected: next.length ? next.slice(0, mostSelected) : null };
        },
        { history: "replace" },
      ),
    [setView],
  );
  const clear = () => void setView({ selected: null }, { history: "replace" });
  useRowKeys({ toggle, clear, create: () => router.push("/experiments/new"), searchField });

  // The rows are drawn anew only when one of these changes: what they call may be a later one.
  const latest = useRef({ pin, archive });
  latest.current = { pin, archive };
  const actions = useMemo<RowActions>(
    () => ({
      toggle,
      pin: (experiment) => void latest.current.pin(experiment),
      archive: (experiment) => void latest.current.archive([experiment], experiment.archivedAt === null),
    }),
    [toggle],
  );

  const loaded = [...pinned.rows, ...pages.rows];
  const nothing = pages.query.isSuccess && pages.rows.length === 0 && view.group === "none";
  const { error } = pages.query;

  return (
    <>
      <PageHeader
        title={view.archived ? "Archived experiments" : "Experiments"}
        meta={<Count pages={pages.totalCount} narrowed={narrowings(view) > 0} />}
        actions={
          <>
            <ArrivalsButton
              filter={filterOf(view)}
              known={pages.rows}
              active={view.sort === "newest" && view.group === "none"}
              onShow={() => void reloadLists(client)}
            />
            <ButtonLink href="/experiments/new" look="primary" prefetch={false}>
              New experiment
            </ButtonLink>
          </>
        }
      />
      <Toolbar
        view={view}
        setView={setView}
        facets={facets.data?.experimentFacets}
        searchField={searchField}
      />
      {error && loaded.length === 0 ? (
        <ErrorState error={error} retry={() => void pages.query.refetch()} />
      ) : nothing && !pages.query.isPlaceholderData ? (
        <NoExperiments view={view} setView={setView} />
      ) : (
        <ExperimentTable
          {...{ view, setView, pages, pinned, actions }}
          facets={facets.data?.experimentFacets}
        />
      )}
      <SelectionBar
        selected={view.selected}
        archived={view.archived}
        onArchive={(rows) => {
          void archive(rows, !view.archived);
          clear();
        }}
        onClear={clear}
      />
      <LiveProgress />
    </>
  );
}

/** How many the view holds; its room is there before the number is. */
const Count = ({ pages, narrowed }: { readonly pages: number | null; readonly narrowed: boolean }) => (
  <span aria-live="polite" className="min-h-5">
    {pages !== null && `${pages} ${narrowed ? "match" : pages === 1 ? "experiment" : "experiments"}`}
  </span>
);
