import { AppError } from "../contract/index.ts";
import {
  type ClusterDraws,
  drawClusters,
  drawnDominance,
  drawnPlane,
  type Estimate,
  mean,
  pairedBootstrap,
  paretoFrontier,
  standardDeviation,
  standardError,
} from "../statistics/index.ts";
import {
  aggregateScores,
  type Clusters,
  type ConceptScore,
  clustersOf,
  type EvaluatedImage,
  type Metric,
  metrics,
} from "./aggregate-scores.ts";

/** A checkpoint and the images made with it. */
export interface EvaluatedCheckpoint {
  /** Unique within a comparison, "baseline step 100" or "TS round 2", say. */
  readonly name: string;
  /** "baseline", or the variant's name. */
  readonly variant: string;
  /** Personalisation step, of baseline checkpoints. */
  readonly step?: number;
  /** DPO round from 1, of variants. */
  readonly round?: number;
  readonly images: readonly EvaluatedImage[];
}

/** One metric of one checkpoint. SD and SE are over `unit`; `delta` is the paired difference to the baseline. */
export interface MetricCell {
  readonly value: number;
  readonly sd: number | null;
  readonly se: number | null;
  readonly n: number;
  readonly unit: Clusters["unit"];
  readonly delta: Estimate | null;
  readonly concepts: readonly ConceptScore[];
}

export interface ComparisonRow {
  readonly name: string;
  readonly variant: string;
  readonly step: number | null;
  readonly round: number | null;
  readonly images: number;
  readonly cells: Readonly<Partial<Record<Metric, MetricCell>>>;
  /** On the Pareto frontier of (TS, IS) among all rows. */
  readonly onFrontier: boolean;
  /** Probability that this row beats the baseline on both TS and IS; null for the baseline itself. */
  readonly dominatesBaseline: Estimate | null;
}

/** A whole comparison as data: what the table, the plot and the database show. */
export interface Comparison {
  readonly baseline: string;
  readonly unit: Clusters["unit"];
  readonly clusters: number;
  readonly metrics: readonly Metric[];
  readonly seed: number;
  readonly rows: readonly ComparisonRow[];
}

type Scores = Partial<Record<Metric, ConceptScore[]>>;

function scoresOf(checkpoint: EvaluatedCheckpoint): Scores {
  const scores: Scores = {};
  for (const metric of metrics) {
    const found = aggregateScores(checkpoint.images, metric);
    if (found) scores[metric] = found;
  }
  return scores;
}

const idsOf = (scores: readonly ConceptScore[]): Set<string> =>
  new Set(scores.flatMap(({ concept, prompts }) => prompts.map(({ prompt }) => `"${prompt}" of ${concept}`)));

/** A prompt that one of two evaluations has more than the other; undefined when they have the same. */
function differenceOf(mine: readonly ConceptScore[], others: readonly ConceptScore[]): string | undefined {
  const [own, base] = [idsOf(mine), idsOf(others)];
  const lacking = [...base].find((id) => !own.has(id));
  const more = [...own].find((id) => !base.has(id));
  if (lacking !== undefined) return `without ${lacking}`;
  return more && `with ${more}`;
}

const planePoints = (scores: Scores) => {
  const text = clustersOf(scores.textSimilarity!).values;
  const image = clustersOf(scores.imageSimilarity!).values;
  return text.map((textSimilarity, i) => ({ textSimilarity, imageSimilarity: image[i]! }));
};

function cellOf(concepts: ConceptScore[], control: ConceptScore[] | null, draws: ClusterDraws): MetricCell {
  const { unit, values } = clustersOf(concepts);
  const { seed, samples } = draws;
  return {
    value: mean(values),
    sd: standardDeviation(values),
    se: standardError(values),
    n: values.length,
    unit,
    delta: control && pairedBootstrap(values, clustersOf(control).values, { seed, samples, draws }),
    concepts,
  };
}

interface Scored {
  readonly checkpoint: EvaluatedCheckpoint;
  readonly scores: Scores;
}

/** The metrics of the baseline, once every checkpoint is known to have them for the same concepts and prompts. */
function commonMetrics(scored: readonly Scored[], base: Scored): Metric[] {
  const present = metrics.filter((m) => base.scores[m]);
  for (const { checkpoint, scores } of [base, ...scored])
    for (const metric of ["textSimilarity", "imageSimilarity", ...present] as const) {
      const mine = scores[metric];
      if (!mine)
        throw AppError.badInput(`${metric} of ${checkpoint.name}`, undefined, "scores of every image");
      const difference = differenceOf(mine, base.scores[metric]!);
      if (difference !== undefined)
        throw AppError.badInput(
          `prompts of ${checkpoint.name}`,
          difference,
          `the concepts and prompts of ${base.checkpoint.name}`,
        );
    }
  return present;
}

export interface ComparisonOptions {
  /** Name of the checkpoint that the others are compared with. */
  readonly baseline: string;
  readonly seed: number;
  /** Draws of every bootstrap, 10,000 by default. */
  readonly samples?: number;
}

/** `compareCheckpoints` in steps of a few milliseconds, for a thread that has other work to do in between. */
export function* comparingCheckpoints(
  checkpoints: readonly EvaluatedCheckpoint[],
  { baseline, seed, samples = 10_000 }: ComparisonOptions,
): Generator<void, Comparison> {
  const scored: Scored[] = [];
  for (const checkpoint of checkpoints) {
    scored.push({ checkpoint, scores: scoresOf(checkpoint) });
    yield;
  }
  const base = scored.find((s) => s.checkpoint.name === baseline);
  if (!base)
    throw new AppError("NOT_FOUND", `No evaluated checkpoint is called "${baseline}".`, {
      field: "baseline",
      value: baseline,
      expected: `one of ${checkpoints.map((c) => c.name).join(", ")}`,
    });
  const present = commonMetrics(scored, base);
  const { unit, values } = clustersOf(base.scores.textSimilarity!);
  // The same draws for every figure: they cost more than the means over them.
  const draws = drawClusters(values.length, { seed, samples });
  const basePlane = drawnPlane(planePoints(base.scores), draws);
  yield;
  const rows: Omit<ComparisonRow, "onFrontier">[] = [];
  for (const { checkpoint, scores } of scored) {
    const isBaseline = checkpoint === base.checkpoint;
    const cells: Partial<Record<Metric, MetricCell>> = {};
    for (const metric of present) {
      cells[metric] = cellOf(scores[metric]!, isBaseline ? null : base.scores[metric]!, draws);
      yield;
    }
    const plane = isBaseline ? null : drawnPlane(planePoints(scores), draws);
    rows.push({
      name: checkpoint.name,
      variant: checkpoint.variant,
      step: checkpoint.step ?? null,
      round: checkpoint.round ?? null,
      images: checkpoint.images.length,
      cells,
      dominatesBaseline: plane && drawnDominance(plane, basePlane, draws),
    });
    yield;
  }
  const frontier = new Set(
    paretoFrontier(
      rows.map((r) => ({
        textSimilarity: r.cells.textSimilarity!.value,
        imageSimilarity: r.cells.imageSimilarity!.value,
      })),
    ),
  );
  return {
    baseline,
    unit,
    clusters: values.length,
    metrics: present,
    seed,
    rows: rows.map((row, i) => ({ ...row, onFrontier: frontier.has(i) })),
  };
}

/**
 * Compares checkpoints with a baseline by the DreamBench protocol: means over images -> prompts -> concepts, SD and SE and
 * a paired bootstrap of the difference over concepts (over prompts, and labelled so, when there is one concept).
 * Every checkpoint must have been evaluated on the same concepts and prompts with both TS and IS.
 * Throws AppError BAD_INPUT otherwise, or NOT_FOUND when no checkpoint is called `baseline`.
 */
export function compareCheckpoints(
  checkpoints: readonly EvaluatedCheckpoint[],
  options: ComparisonOptions,
): Comparison {
  const work = comparingCheckpoints(checkpoints, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
