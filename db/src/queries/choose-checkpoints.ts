import { AppError } from "../contract/index.ts";
import type { EvaluatedRun, RunEvaluation } from "./evaluated-runs.ts";

/** Runs of one variant and seed of an experiment, one for each concept: they are one row of a comparison. */
export interface RunGroup {
  readonly runs: readonly EvaluatedRun[];
}

/** A checkpoint of a group: the same of every concept. */
export interface GroupCheckpoint {
  readonly group: RunGroup;
  /** Unique in the comparison. */
  readonly name: string;
  readonly checkpoint: string;
  readonly step: number | null;
  readonly round: number | null;
  /** One for each run of the group, in its order. */
  readonly evaluations: readonly RunEvaluation[];
}

const keyOf = ({ experimentId, variant, seed, forkRound }: EvaluatedRun) =>
  JSON.stringify([experimentId, variant, seed, forkRound]);

export const nameOfRun = ({ variant, concept, experiment }: EvaluatedRun) =>
  `${variant} of ${concept} in ${experiment}`;

/** Runs of one variant together, in the order their first run was given; concepts sorted. */
export function groupRuns(runs: readonly EvaluatedRun[]): RunGroup[] {
  const groups = new Map<string, EvaluatedRun[]>();
  for (const run of runs) {
    let key = keyOf(run);
    // A second run of the concept is no part of the same mean.
    while (groups.get(key)?.some(({ concept }) => concept === run.concept)) key += "+";
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()].map((group) => ({
    runs: group.sort((a, b) => (a.concept < b.concept ? -1 : 1)),
  }));
}

/** The suite to compare in: the one asked for, else the first that all runs were evaluated on. BAD_INPUT names runs without. */
export function chooseSuite(
  runs: readonly EvaluatedRun[],
  asked: string | undefined,
): { suite: string; suites: string[] } {
  const without = runs.filter(({ evaluations }) => evaluations.length === 0);
  if (without.length)
    throw AppError.badInput(
      "runIds",
      without.map(nameOfRun),
      "runs that have been evaluated",
      "Wait until they are done, or leave them out.",
    );
  const suitesOf = (run: EvaluatedRun) => [...new Set(run.evaluations.map(({ suite }) => suite))];
  const suites = suitesOf(runs[0]!).filter((suite) => runs.every((run) => suitesOf(run).includes(suite)));
  if (asked !== undefined && !suites.includes(asked)) {
    const lacking = runs.filter((run) => !suitesOf(run).includes(asked)).map(nameOfRun);
    const expected = suites.length ? `one of ${suites.join(", ")}` : "a suite that all runs share";
    throw AppError.badInput("suite", asked, `${expected} (not evaluated on it: ${lacking.join("; ")})`);
  }
  const suite = asked ?? suites[0];
  if (suite === undefined)
    throw AppError.badInput(
      "runIds",
      runs.map((run) => `${nameOfRun(run)}: ${suitesOf(run).join(", ")}`),
      "runs that were evaluated on the same prompts",
    );
  return { suite, suites };
}

/** Checkpoints of a suite that every run of the group has, by round and step. */
export function checkpointsOf(group: RunGroup, suite: string): Omit<GroupCheckpoint, "name">[] {
  const ofRun = group.runs.map(
    ({ evaluations }) => new Map(evaluations.filter((e) => e.suite === suite).map((e) => [e.checkpoint, e])),
  );
  return [...ofRun[0]!.values()]
    .flatMap(({ checkpoint, step, round }) => {
      const evaluations = ofRun.map((found) => found.get(checkpoint));
      return evaluations.every((each) => each !== undefined)
        ? [{ group, checkpoint, step, round, evaluations }]
        : [];
    })
    .sort((a, b) => (a.round ?? 0) - (b.round ?? 0) || (a.step ?? 0) - (b.step ?? 0));
}

/** What a group stands for: a variant's last round, or where the baseline's variants began. */
export function finalCheckpoint<T extends { readonly checkpoint: string }>(
  checkpoints: readonly T[],
): T | undefined {
  return checkpoints.find(({ checkpoint }) => checkpoint === "baseline") ?? checkpoints.at(-1);
}

/** Gives checkpoints names that tell them apart: with the experiment and the seed where there are several. */
export function nameCheckpoints(checkpoints: readonly Omit<GroupCheckpoint, "name">[]): GroupCheckpoint[] {
  const runs = checkpoints.map(({ group }) => group.runs[0]!);
  const experiments = new Set(runs.map(({ experimentId }) => experimentId)).size;
  const seeds = new Set(runs.map(({ experimentId, seed }) => `${experimentId} ${seed}`)).size;
  const taken = new Set<string>();
  return checkpoints.map((checkpoint, i) => {
    const { experiment, seed } = runs[i]!;
    const prefix = experiments > 1 ? `${experiment}: ` : "";
    const base = prefix + checkpoint.checkpoint + (seeds > experiments ? ` (seed ${seed})` : "");
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`;
    taken.add(name);
    return { ...checkpoint, name };
  });
}
