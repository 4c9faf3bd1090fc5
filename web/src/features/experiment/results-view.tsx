"use client";
import { localId } from "../../graphql/global-id.ts";
import { EmptyState } from "../../ui/states.tsx";
import { ExperimentResults } from "../results/index.ts";
import { type Experiment, hasResults, isUnderWay } from "./experiment.ts";
import { ExperimentFrame } from "./experiment-frame.tsx";
import { LiveImages } from "./live-images.tsx";

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
  const runs = experiment.runs.nodes;
  return (
    <div className="flex flex-col gap-4">
      {!hasResults(experiment) && <NoResults status={status} />}
      <ExperimentResults
        name={name}
        runs={runs}
        hrefOf={(concept) => `/experiments/${localId(id)}?concept=${encodeURIComponent(concept)}`}
      />
      {isUnderWay(status) && <LiveImages experiment={experiment} />}
    </div>
  );
}

function NoResults({ status }: { readonly status: string }) {
  if (status === "DRAFT")
    return <EmptyState title="No results: it was not started">Press Start experiment above.</EmptyState>;
  if (isUnderWay(status))
    return (
      <EmptyState title="The first points appear when the baseline of a concept is done">
        Variants follow one by one; this page fills in by itself. The images that are being made are below.
      </EmptyState>
    );
  return (
    <EmptyState title="No results: it stopped before a baseline was evaluated">
      Resume it above; what is done is kept.
    </EmptyState>
  );
}
