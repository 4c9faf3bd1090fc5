"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { localId } from "../../graphql/global-id.ts";
import { operation } from "../../graphql/query-options.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ErrorState, Skeleton } from "../../ui/states.tsx";
import { ComparisonPanels, comparisonDocument, ResultsSkeleton } from "../results/index.ts";
import { AddRuns } from "../run-picker/index.ts";
import { ChoiceGlimpse } from "./choice-glimpse.tsx";
import { foundRuns } from "./chosen-runs.ts";
import { compareParsers, mostRuns } from "./compare-state.ts";
import { comparisonOfChoice, runIdsOf } from "./compare-variables.ts";
import { comparedRunsDocument } from "./compared-runs.graphql.ts";
import { ExamplesPanel } from "./examples-panel.tsx";
import { LeftOut } from "./left-out.tsx";
import { NothingChosen } from "./nothing-chosen.tsx";
import { RunBar } from "./run-bar.tsx";
import { SettingsPanel } from "./settings-panel.tsx";

/** Any runs side by side: verdict, plane, table, what differs in their settings, and the images that changed. */
export function ComparePage() {
  const [view, setView] = useQueryStates(compareParsers, { history: "push" });
  const ids = runIdsOf(view.runs);
  const chosen = useQuery({
    ...operation(comparedRunsDocument, { ids }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const setRuns = (runs: readonly string[]) => void setView({ runs: [...runs], example: null });
  const picker = (
    <AddRuns
      chosen={ids.map(localId)}
      onChange={setRuns}
      most={mostRuns}
      label={ids.length ? "Add or remove runs" : "Choose runs"}
    />
  );
  const found = chosen.data && ids.length > 0 ? foundRuns(ids, chosen.data) : undefined;
  const asked = found && comparisonOfChoice(found.runs, view);
  const query = useQuery({
    ...operation(comparisonDocument, asked?.variables ?? { runIds: [], checkpoints: "ALL" }),
    enabled: asked?.variables !== undefined,
    placeholderData: keepPreviousData,
  });
  const comparison = asked?.variables && query.data?.compareRuns;
  return (
    <>
      <PageHeader
        title="Compare"
        meta={
          ids.length > 0
            ? `${ids.length} of at most ${mostRuns} runs`
            : "Any runs side by side, of one experiment or of several"
        }
        actions={picker}
      />
      {ids.length === 0 && <NothingChosen picker={picker} />}
      {chosen.error && !chosen.data && (
        <ErrorState error={chosen.error} retry={() => void chosen.refetch()} />
      )}
      {ids.length > 0 && !found && !chosen.error && <Skeleton className="h-8 w-full" />}
      {found && asked && (
        <div className="flex flex-col gap-4">
          <RunBar
            runs={found.runs}
            suites={comparison ? comparison.suites : []}
            suite={comparison ? comparison.suite : undefined}
            onRuns={setRuns}
          />
          <LeftOut selection={asked.selection} gone={found.gone} onRuns={setRuns} runs={found.runs} />
          {query.error && !query.isPlaceholderData && (
            <ErrorState error={query.error} retry={() => void query.refetch()} />
          )}
          {comparison && !query.error ? (
            <>
              <ComparisonPanels
                comparison={comparison}
                variables={asked.variables!}
                name="comparison"
                isBusy={query.isPlaceholderData}
                beside={<ChoiceGlimpse comparison={comparison} runs={asked.selection.runs} />}
              />
              <ExamplesPanel comparison={comparison} runs={asked.selection.runs} />
            </>
          ) : (
            asked.variables && !query.error && <ResultsSkeleton />
          )}
          <SettingsPanel runs={found.runs} />
        </div>
      )}
    </>
  );
}
