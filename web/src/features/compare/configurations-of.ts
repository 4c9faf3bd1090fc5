import type { ChosenRun } from "./chosen-runs.ts";
import type { RunConfigurationsQuery } from "./run-configurations.graphql.ts";

/** What of an experiment's configuration is not a run's own: names, and what all of its variants select. */
const notOfRuns = new Set(["name", "concepts", "variants"]);

/** What determines each run: the experiment's settings, then its own. */
export function configurationsOf(
  runs: readonly ChosenRun[],
  { nodes }: RunConfigurationsQuery,
): { readonly id: string; readonly settings: readonly unknown[] }[] {
  return runs.map((run) => {
    const node = nodes.find((each) => each && "configuration" in each && each.id === run.id);
    if (!node || !("experiment" in node) || !node.experiment) return { id: run.id, settings: [] };
    const shared = Object.entries(node.experiment.configuration as object).filter(
      ([key]) => !notOfRuns.has(key),
    );
    const own = { experiment: run.experiment.name, variant: run.variant, concept: run.concept.name };
    return { id: run.id, settings: [own, Object.fromEntries(shared), node.configuration] };
  });
}
