"use client";
import { useQueryStates } from "nuqs";
import { EmptyState } from "../../ui/states.tsx";
import { BreakdownPanel, comparisonOfRuns, ViewControls, variantsOf, viewParsers } from "../results/index.ts";
import type { Experiment } from "./experiment.ts";
import { ExperimentFrame } from "./experiment-frame.tsx";

/** The page of where an experiment's differences come from: by concept and by prompt. */
export function BreakdownView({ id }: { readonly id: string }) {
  return (
    <ExperimentFrame id={id} view="/breakdown">
      {(experiment) => <Breakdown experiment={experiment} />}
    </ExperimentFrame>
  );
}

function Breakdown({ experiment }: { readonly experiment: Experiment }) {
  const [view] = useQueryStates(viewParsers);
  const runs = experiment.runs.nodes;
  const asked = comparisonOfRuns(runs, view);
  if (!asked)
    return (
      <EmptyState title="Nothing was evaluated yet">
        Prompts and their images appear here when the baseline of a concept is done.
      </EmptyState>
    );
  const variants = variantsOf(runs);
  return (
    <div className="flex flex-col gap-4">
      <ViewControls
        concepts={experiment.summary.concepts}
        variants={variants}
        suites={suitesOf(experiment)}
        suite={view.suite ?? undefined}
      />
      <BreakdownPanel
        runIds={asked.chosen.runIds}
        suite={view.suite}
        reference={variants.includes(view.against ?? "") ? view.against! : "baseline"}
      />
    </div>
  );
}

const suitesOf = ({ runs }: Experiment) => [
  ...new Set((runs.nodes[0]?.evaluations ?? []).map(({ suite }) => suite)),
];
