import type { ComparedRunsQuery } from "./compared-runs.graphql.ts";

/** A run that is compared, as far as its choice needs. */
export interface ChosenRun {
  readonly id: string;
  readonly variant: string;
  readonly status: string;
  readonly seed: number;
  readonly concept: { readonly name: string };
  readonly experiment: { readonly id: string; readonly name: string };
}

/** The runs of an answer, and the ids that lead to none. */
export function foundRuns(
  ids: readonly string[],
  { nodes }: ComparedRunsQuery,
): { readonly runs: readonly ChosenRun[]; readonly gone: readonly string[] } {
  const runs = nodes.flatMap((node) => (node && "variant" in node ? [node as ChosenRun] : []));
  const found = new Set(runs.map(({ id }) => id));
  return { runs, gone: ids.filter((id) => !found.has(id)) };
}

/** The runs that can stand in one comparison, and those that cannot, with why. */
export interface Selection {
  readonly runs: readonly ChosenRun[];
  readonly left: readonly { readonly run: ChosenRun; readonly why: "unfinished" | "concept" }[];
  /** Concepts of the finished runs, the one with most runs first. */
  readonly concepts: readonly string[];
}

const groupOf = ({ experiment, variant, seed }: ChosenRun) => `${experiment.id} ${variant} ${seed}`;

/** Concepts that every group of runs is about; a group is a variant of an experiment, which is one row over its concepts. */
function sharedConcepts(runs: readonly ChosenRun[]): ReadonlySet<string> {
  const groups = [...Map.groupBy(runs, groupOf).values()].map(
    (own) => new Set(own.map(({ concept }) => concept.name)),
  );
  const [first = new Set<string>(), ...others] = groups;
  return new Set([...first].filter((concept) => others.every((concepts) => concepts.has(concept))));
}

/**
 * Which of the chosen runs are compared: finished ones, of concepts that all variants are about; where they share none, of the
 * concept with most runs. `only` narrows it to one concept.
 */
export function selectComparable(runs: readonly ChosenRun[], only?: string | null): Selection {
  const done = runs.filter(({ status }) => status === "DONE");
  const byConcept = [...Map.groupBy(done, ({ concept }) => concept.name)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const concepts = byConcept.map(([concept]) => concept);
  const shared = sharedConcepts(done);
  const taken =
    only && concepts.includes(only)
      ? new Set([only])
      : shared.size > 0
        ? shared
        : new Set(concepts.slice(0, 1));
  const isTaken = (run: ChosenRun) => run.status === "DONE" && taken.has(run.concept.name);
  return {
    runs: runs.filter(isTaken),
    left: runs
      .filter((run) => !isTaken(run))
      .map((run) => ({ run, why: run.status === "DONE" ? ("concept" as const) : ("unfinished" as const) })),
    concepts,
  };
}
