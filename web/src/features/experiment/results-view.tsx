"use client";
import dynamic from "next/dynamic";
import { localId } from "../../graphql/global-id.ts";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ExperimentResults } from "../results/index.ts";
import { type Experiment, hasResults, isUnderWay } from "./experiment.ts";
import { ExperimentFrame } from "./experiment-frame.tsx";

const LiveResults = dynamic(() => import("./live-results.tsx").then((m) => m.LiveResults));
const LiveImages = dynamic(() => import("./live-images.tsx").then((m) => m.LiveImages));

/** The page of an experiment's results. */
export function ResultsView({ id }: { readonly id: string }) {
  return (
    <ExperimentFrame id={id} view="">
      {(experiment) => <ShownResults experiment={experiment} />}
    </ExperimentFrame>
  );
}

/** The results of an experiment, or what there is of it before there are any. */
export function ShownResults({ experiment }: { readonly experiment: Experiment }) {
  const { id, name, status } = experiment;
  if (!hasResults(experiment))
    return isUnderWay(status) ? <LiveResults id={id} /> : <NoResults status={status} />;
  return (
    <div className="flex flex-col gap-4">
      <ExperimentResults
        name={name}
        runs={experiment.runs.nodes}
        hrefOf={(concept) => `/experiments/${localId(id)}?concept=${encodeURIComponent(concept)}`}
      />
      {isUnderWay(status) && (
        <Panel title="Newest images" description="Candidates for pairs and evaluation, as they are made.">
          <LiveImages id={id} rows={1} />
        </Panel>
      )}
    </div>
  );
}

function NoResults({ status }: { readonly status: string }) {
  if (status === "DRAFT")
    return <EmptyState title="No results: it was not started">Press Start experiment above.</EmptyState>;
  return (
    <EmptyState title="No results: it stopped before a baseline was evaluated">
      Resume it above; what is done is kept.
    </EmptyState>
  );
}
