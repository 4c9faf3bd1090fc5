/** Most runs that the API compares at once. */
const mostComparedRuns = 50;

/** What is looked at of a run to choose it. */
export interface ChoosableRun {
  readonly id: string;
  readonly variant: string;
  readonly status: string;
  readonly seed: number;
  readonly concept: { readonly name: string };
}

/** The runs to compare, and what of the experiment is not among them. */
export interface ComparableRuns {
  readonly runIds: readonly string[];
  readonly baselineRunId: string;
  readonly concepts: readonly string[];
  /** Concepts that are not compared: not done yet, or too many for one comparison. */
  readonly missing: readonly { readonly concept: string; readonly why: "unfinished" | "limit" }[];
  /** Variants that are done for some of the concepts alone, such as forks of one run. */
  readonly partial: readonly string[];
}

const isDone = ({ status }: ChoosableRun) => status === "DONE";

/** Variants that every one of the groups has, in the order of the first. */
function sharedVariants(groups: readonly (readonly ChoosableRun[])[]): string[] {
  const [first = [], ...others] = groups.map((runs) => runs.map(({ variant }) => variant));
  return [...new Set(first)].filter((variant) => others.every((variants) => variants.includes(variant)));
}

/** The concepts that are as far as can be: those with every shared variant done, else the furthest one. */
function usableConcepts(byConcept: ReadonlyMap<string, readonly ChoosableRun[]>): string[] {
  const shared = sharedVariants([...byConcept.values()]);
  const started = [...byConcept].filter(([, own]) =>
    own.some((run) => run.variant === "baseline" && isDone(run)),
  );
  const complete = started.filter(([, own]) =>
    own.every((run) => isDone(run) || !shared.includes(run.variant)),
  );
  const doneOf = (own: readonly ChoosableRun[]) => own.filter(isDone).length;
  const furthest = started.toSorted(([, a], [, b]) => doneOf(b) - doneOf(a)).slice(0, 1);
  return (complete.length ? complete : furthest).map(([concept]) => concept);
}

/**
 * The runs of an experiment that can stand in one comparison: every variant over the same concepts, all of them done. While it
 * runs, the concepts of which every variant is done; before there is one, the concept with the most finished runs. At most 50
 * runs, whole concepts in the order given. Undefined until a baseline is done. `only` narrows it to one concept.
 */
export function comparableRuns(
  runs: readonly ChoosableRun[],
  only?: string | null,
): ComparableRuns | undefined {
  const seed = runs[0]?.seed;
  const byConcept = Map.groupBy(
    runs.filter((run) => run.seed === seed && (!only || run.concept.name === only)),
    ({ concept }) => concept.name,
  );
  const usable = usableConcepts(byConcept);
  const missing: ComparableRuns["missing"][number][] = [];
  const groups: ChoosableRun[][] = [];
  let count = 0;
  for (const [concept, own] of byConcept) {
    const done = own.filter(isDone);
    if (!usable.includes(concept)) missing.push({ concept, why: "unfinished" });
    else if (count + done.length > mostComparedRuns) missing.push({ concept, why: "limit" });
    else {
      groups.push(done);
      count += done.length;
    }
  }
  const shared = sharedVariants(groups);
  const chosen = groups.flat().filter(({ variant }) => shared.includes(variant));
  const baseline = chosen.find(({ variant }) => variant === "baseline");
  if (!baseline) return undefined;
  const variants = new Set(groups.flat().map(({ variant }) => variant));
  return {
    runIds: chosen.map(({ id }) => id),
    baselineRunId: baseline.id,
    concepts: [...new Set(chosen.map(({ concept }) => concept.name))],
    missing,
    partial: [...variants].filter((variant) => !shared.includes(variant)),
  };
}
