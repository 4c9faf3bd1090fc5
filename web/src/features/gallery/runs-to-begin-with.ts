import type { NewestRunsQuery } from "./newest-runs.graphql.ts";

/** The runs of the newest experiment that are of one concept and seed: what can be compared image by image. Global ids. */
export function runsToBeginWith(answer: NewestRunsQuery | undefined): string[] {
  const runs = answer?.experiments.nodes[0]?.runs.nodes ?? [];
  const [first] = runs;
  return runs
    .filter((run) => run.concept.id === first?.concept.id && run.seed === first.seed)
    .map(({ id }) => id);
}
