import type { Configuration } from "../contract/index.ts";
import { type Plan, PlanBuilder, type PlanContext, type PlannedRun } from "./plan.ts";
import { RunPlanner } from "./plan-run.ts";

/**
 * Plans an experiment's runs. Stages are shared by all that need the same work: every run of a concept shares its
 * personalisation and, in round 1, its images and their scores; a fork shares all rounds before its own.
 */
export function planExperiment(
  configuration: Configuration,
  runs: readonly PlannedRun[],
  context: PlanContext,
): Plan {
  const builder = new PlanBuilder();
  for (const run of runs) new RunPlanner(configuration, run, context, builder).plan();
  return builder.build();
}
