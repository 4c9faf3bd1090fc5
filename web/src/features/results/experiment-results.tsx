"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { operation } from "../../graphql/query-options.ts";
import { Panel } from "../../ui/panel.tsx";
import { ErrorState } from "../../ui/states.tsx";
import type { ScoredRun } from "./by-concept.ts";
import { variantsOf } from "./by-concept.ts";
import { ByConceptTable } from "./by-concept-table.tsx";
import type { ChoosableRun, ComparableRuns } from "./comparable-runs.ts";
import { comparisonDocument } from "./comparison.graphql.ts";
import { ComparisonPanels } from "./comparison-panels.tsx";
import { comparisonOfRuns } from "./comparison-variables.ts";
import { Glimpse } from "./glimpse.tsx";
import { ResultsSkeleton } from "./results-skeleton.tsx";
import { runsOfImages } from "./runs-of-images.ts";
import { SameSeedImages } from "./same-seed-images.tsx";
import { ViewControls } from "./view-controls.tsx";
import { viewParsers } from "./view-state.ts";

export interface ExperimentResultsProps {
  readonly name: string;
  readonly runs: readonly (ChoosableRun & ScoredRun)[];
  /** Where these results are looked at for one concept. */
  readonly hrefOf: (concept: string) => string;
}

/** The results of an experiment: verdict, IS-TS plane, images, table, and the variant to take for each concept. */
export function ExperimentResults({ name, runs, hrefOf }: ExperimentResultsProps) {
  const [view] = useQueryStates(viewParsers);
  const asked = comparisonOfRuns(runs, view);
  const query = useQuery({
    ...operation(comparisonDocument, asked?.variables ?? { runIds: [], checkpoints: "ALL" }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
  const concepts = [...new Set(runs.map(({ concept }) => concept.name))];
  const comparison = query.data?.compareRuns;
  if (!asked) return null;
  return (
    <div className="flex flex-col gap-4">
      <ViewControls
        concepts={concepts}
        variants={variantsOf(runs)}
        suites={comparison?.suites ?? []}
        suite={comparison?.suite}
      />
      {query.error && !query.isPlaceholderData && (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      )}
      {comparison ? (
        <>
          <ComparisonPanels
            comparison={comparison}
            variables={asked.variables}
            name={name}
            isBusy={query.isPlaceholderData}
            beside={
              <>
                <Missing chosen={asked.chosen} />
                <Glimpse runIds={runsOfImages(runs, asked.chosen)} suite={view.suite} />
              </>
            }
          />
          {concepts.length > 1 && (
            <Panel title="Which variant for which concept">
              <ByConceptTable runs={runs} hrefOf={hrefOf} current={view.concept} />
            </Panel>
          )}
          <Images asked={asked.chosen} runs={runs} suite={view.suite} />
        </>
      ) : (
        !query.error && <ResultsSkeleton />
      )}
    </div>
  );
}

interface ImagesProps {
  readonly asked: ComparableRuns;
  readonly runs: readonly ChoosableRun[];
  readonly suite: string | null;
}

const Images = ({ asked, runs, suite }: ImagesProps) => (
  <Panel
    title={`Same prompt, same seed: ${asked.concepts[0]}`}
    description="Each column begins with the same noise; what differs is what the training changed."
  >
    <SameSeedImages runIds={runsOfImages(runs, asked)} suite={suite} />
  </Panel>
);

/** What of the experiment the results leave out, and why. */
function Missing({ chosen: { missing, partial } }: { readonly chosen: ComparableRuns }) {
  const unfinished = missing.filter(({ why }) => why === "unfinished").map(({ concept }) => concept);
  const beyond = missing.length - unfinished.length;
  if (missing.length === 0 && partial.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-col gap-1 border-line border-t pt-3 text-sm text-muted">
      {unfinished.length > 0 && <li>Not in it yet, as its runs are not done: {unfinished.join(", ")}.</li>}
      {beyond > 0 && (
        <li>{beyond} more concepts do not fit into one comparison (50 runs): choose one above.</li>
      )}
      {partial.length > 0 && (
        <li>Done for some of the concepts alone: {partial.join(", ")}. Choose a concept to see it.</li>
      )}
    </ul>
  );
}
