import {
  type Comparison,
  type ComparisonRow,
  comparingCheckpoints,
  type EvaluatedCheckpoint,
  type EvaluatedImage,
} from "../comparison/index.ts";
import { AppError } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { hashJson } from "../hash-json.ts";
import { chooseSuite, type RunGroup } from "./choose-checkpoints.ts";
import { ComparisonCache } from "./comparison-cache.ts";
import { evaluatedImages, type ImageSource, type ReadScores, readScores } from "./evaluated-images.ts";
import { readEvaluatedRuns } from "./evaluated-runs.ts";
import { chooseGroups, type PlannedComparison, planComparison } from "./plan-comparison.ts";
import { takeTurns } from "./take-turns.ts";

/** Most runs that are compared at once. */
export const mostComparedRuns = 50;

/** Most draws of a bootstrap. */
const mostSamples = 20_000;

export interface ComparedRuns {
  readonly runIds: readonly string[];
  /** What the others are compared with, with its runs of the other concepts; by default the first run's own baseline. */
  readonly baselineRunId?: string | undefined;
  /** Prompt set of the evaluation; by default the first that all runs were evaluated on. */
  readonly suite?: string | undefined;
  /** Each run's last checkpoint, or every one (trajectories, the personalisation's frontier). */
  readonly checkpoints: "last" | "all";
  /** Draws of every bootstrap, from 100 to 20,000; as many as of the published figures by default. */
  readonly samples?: number | undefined;
  /** That of the published figures by default. */
  readonly seed?: number | undefined;
}

/** A checkpoint of one variant over its concepts. */
export interface ComparedRow extends ComparisonRow {
  readonly experimentId: string;
  readonly experiment: string;
  readonly runSeed: number;
  readonly forkRound: number | null;
  readonly checkpoint: string;
  /** One run and one evaluation for each concept, concepts sorted. */
  readonly runIds: readonly string[];
  readonly evaluationIds: readonly string[];
}

/** The way of a variant over the IS-TS plane: indices of rows, by round; of a baseline by step of the personalisation. */
export interface Trajectory {
  readonly experimentId: string;
  readonly variant: string;
  readonly runSeed: number;
  /** Begins with the row that the variant started from, where that is compared too. */
  readonly rows: readonly number[];
}

export interface RunComparison extends Omit<Comparison, "rows"> {
  readonly suite: string;
  /** All that these runs can be compared in. */
  readonly suites: readonly string[];
  readonly concepts: readonly string[];
  readonly samples: number;
  readonly rows: readonly ComparedRow[];
  readonly trajectories: readonly Trajectory[];
}

const wholeFrom = (value: number, low: number, high: number) =>
  Number.isInteger(value) && value >= low && value <= high;

function checkInput({ runIds, samples, seed }: ComparedRuns): void {
  if (!wholeFrom(runIds.length, 1, mostComparedRuns))
    throw AppError.badInput("runIds", runIds.length, `1 to ${mostComparedRuns} runs`);
  if (samples !== undefined && !wholeFrom(samples, 100, mostSamples))
    throw AppError.badInput("samples", samples, `a whole number from 100 to ${mostSamples}`);
  if (seed !== undefined && !wholeFrom(seed, 0, 2 ** 32 - 1))
    throw AppError.badInput("seed", seed, "a whole number from 0 to 4294967295");
}

/** Where the images of a comparison lie: checkpoint by checkpoint, concept by concept. */
const sourcesOf = ({ checkpoints, judges }: PlannedComparison): ImageSource[] =>
  checkpoints.flatMap(({ group, evaluations }) =>
    evaluations.map(({ imageStageId, judges: all }, i) => ({
      imageStageId,
      concept: group.runs[i]!.concept,
      judges: all.filter(({ judge }) => judges.has(judge)),
    })),
  );

function* comparing(
  { checkpoints, baseline }: PlannedComparison,
  { sources, read }: { readonly sources: readonly ImageSource[]; readonly read: ReadScores },
  options: { readonly seed: number; readonly samples: number },
): Generator<void, Comparison> {
  const evaluated: EvaluatedCheckpoint[] = [];
  let at = 0;
  for (const { name, group, step, round } of checkpoints) {
    const images: EvaluatedImage[] = [];
    for (let i = 0; i < group.runs.length; i++, at++) {
      for (const image of evaluatedImages(sources[at]!, read[at]!)) images.push(image);
      yield;
    }
    const of = { ...(step === null ? {} : { step }), ...(round === null ? {} : { round }) };
    evaluated.push({ name, variant: group.runs[0]!.variant, images, ...of });
  }
  return yield* comparingCheckpoints(evaluated, { baseline: baseline.name, ...options });
}

function trajectoriesOf(rows: readonly ComparedRow[], groups: readonly RunGroup[]): Trajectory[] {
  const all = rows.map((row, index) => ({ row, index }));
  return groups.map(({ runs }) => {
    const { id, experimentId, variant, seed } = runs[0]!;
    const own = all.filter(({ row }) => row.runIds.includes(id));
    const start = all.find(
      ({ row }) => row.experimentId === experimentId && row.runSeed === seed && row.checkpoint === "baseline",
    );
    // A fork's first row is a later round: what came before it is the run it was forked from.
    const path = start && own[0]!.row.round === 1 ? [start, ...own] : own;
    return { experimentId, variant, runSeed: seed, rows: path.map(({ index }) => index) };
  });
}

const cache = new ComparisonCache();

/**
 * Compares runs by the DreamBench protocol, from the scores in the database: the same variant over several concepts is one row,
 * its spread over concepts (over prompts, where there is one concept), with the paired difference to the baseline, the Pareto
 * frontier and the probability of dominance. Takes two statements for any number of runs, one when it was asked for before.
 * NOT_FOUND for an unknown run; BAD_INPUT, naming them, for runs that were not evaluated, on other prompts or concepts, or
 * scored by another judge, and for more than 50.
 */
export async function compareRuns(db: Database, asked: ComparedRuns): Promise<RunComparison> {
  const runIds = [...new Set(asked.runIds.map((id) => id.toLowerCase()))];
  checkInput({ ...asked, runIds });
  const baselineRunId = asked.baselineRunId?.toLowerCase();
  const runs = await readEvaluatedRuns(db, {
    runIds,
    ...(baselineRunId === undefined ? {} : { baselineRunId }),
  });
  const { groups, concepts } = chooseGroups(runs, runIds, baselineRunId);
  const { suite, suites } = chooseSuite(
    groups.flatMap((group) => group.runs),
    asked.suite,
  );
  const planned = planComparison(groups, suite, asked.checkpoints);
  const { checkpoints, baseline } = planned;
  const published = baseline.evaluations[0]!.bootstrap;
  const samples = asked.samples ?? Math.min(published.samples, mostSamples);
  const options = { seed: asked.seed ?? published.seed, samples };
  const sources = sourcesOf(planned);
  const names = checkpoints.map(({ name }) => name);
  // All that the numbers depend on: a stage's images and scores never change, an evaluation's stages may.
  const key = hashJson({ names, baseline: baseline.name, sources, options });
  let comparison = cache.get(key);
  if (!comparison) {
    const read = await readScores(db, sources);
    comparison = await takeTurns(comparing(planned, { sources, read }, options));
    cache.set(key, comparison);
  }
  const rows = comparison.rows.map((row, i): ComparedRow => {
    const { group, checkpoint, evaluations } = checkpoints[i]!;
    const { experimentId, experiment, seed: runSeed, forkRound } = group.runs[0]!;
    return {
      ...row,
      experimentId,
      experiment,
      runSeed,
      forkRound,
      checkpoint,
      runIds: group.runs.map(({ id }) => id),
      evaluationIds: evaluations.map(({ id }) => id),
    };
  });
  const trajectories = trajectoriesOf(rows, groups);
  return { ...comparison, suite, suites, concepts, samples, rows, trajectories };
}
