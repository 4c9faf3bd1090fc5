import type { Database } from "@dreambooth-dpo/db";
import { type Comparison, compareCheckpoints, type EvaluatedCheckpoint } from "@dreambooth-dpo/db/comparison";
import type { PlannedEvaluation } from "../plan/index.ts";
import { readEvaluatedImages } from "./evaluated-images.ts";
import type { Bootstrap } from "./published-figures.ts";

/** A suite's comparison of all checkpoints over all concepts. */
export interface SuiteComparison {
  readonly suite: string;
  readonly comparison: Comparison;
}

function groupBy<T>(items: readonly T[], of: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(of(item), [...(groups.get(of(item)) ?? []), item]);
  return groups;
}

/**
 * Compares the checkpoints of an experiment over its concepts, suite by suite. A checkpoint that some concept lacks
 * (its run failed) is left out.
 */
export async function compareExperiment(
  db: Database,
  evaluations: readonly PlannedEvaluation[],
  baseline: string,
  { seed, samples }: Bootstrap,
): Promise<SuiteComparison[]> {
  const comparisons: SuiteComparison[] = [];
  for (const [suite, ofSuite] of groupBy(evaluations, (e) => e.suite)) {
    const concepts = new Set(ofSuite.map((e) => e.concept)).size;
    const checkpoints: EvaluatedCheckpoint[] = [];
    for (const [name, group] of groupBy(ofSuite, (e) => e.checkpoint)) {
      if (group.length < concepts) continue;
      const { variant, step, round } = group[0]!;
      const images = [];
      for (const evaluation of group) images.push(...(await readEvaluatedImages(db, evaluation)));
      checkpoints.push({
        name,
        variant,
        images,
        ...(step === undefined ? {} : { step }),
        ...(round === undefined ? {} : { round }),
      });
    }
    if (checkpoints.some(({ name }) => name === baseline))
      comparisons.push({ suite, comparison: compareCheckpoints(checkpoints, { baseline, seed, samples }) });
  }
  return comparisons;
}
