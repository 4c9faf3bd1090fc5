import { AppError } from "../contract/index.ts";
import {
  dominanceProbability,
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

function idsOf(scores: readonly ConceptScore[]): string {
  return JSON.stringify(scores.map((s) => [s.concept, s.prompts.map((p) => p.prompt)]));
}

const planePoints = (scores: Scores) => {
  const text = clustersOf(scores.textSimilarity!).values;
  const image = clustersOf(scores.imageSimilarity!).values;
  return text.map((textSimilarity, i) => ({ textSimilarity, imageSimilarity: image[i]! }));
};

/**
 * Compares checkpoints with a baseline by the DreamBench protocol: means over images -> prompts -> concepts, SD and SE and
 * a paired bootstrap of the difference over concepts (over prompts, and labelled so, when there is one concept).
 * Every checkpoint must have been evaluated on the same concepts and prompts with both TS and IS.
 * Throws AppError BAD_INPUT otherwise, or NOT_FOUND when no checkpoint is called `baseline`.
 */
export function compareCheckpoints(
  checkpoints: readonly EvaluatedCheckpoint[],
  options: { readonly baseline: string; readonly seed: number; readonly samples?: number },
): Comparison {
  const { baseline, seed, samples = 10_000 } = options;
  const scored = checkpoints.map((checkpoint) => ({ checkpoint, scores: scoresOf(checkpoint) }));
  const base = scored.find((s) => s.checkpoint.name === baseline);
  if (!base)
    throw new AppError("NOT_FOUND", `No evaluated checkpoint is called "${baseline}".`, {
      field: "baseline",
      value: baseline,
      expected: `one of ${checkpoints.map((c) => c.name).join(", ")}`,
    });
  const present = metrics.filter((m) => base.scores[m]);
  for (const { checkpoint, scores } of scored)
    for (const metric of ["textSimilarity", "imageSimilarity", ...present] as const) {
      const mine = scores[metric];
      if (!mine)
        throw AppError.badInput(`${metric} of ${checkpoint.name}`, undefined, "scores of every image");
      if (idsOf(mine) !== idsOf(base.scores[metric]!))
        throw AppError.badInput(
          `prompts of ${checkpoint.name}`,
          mine.length,
          `the concepts and prompts of ${baseline}`,
        );
    }
  const cellOf = (scores: Scores, metric: Metric, isBaseline: boolean): MetricCell => {
    const concepts = scores[metric]!;
    const { unit, values } = clustersOf(concepts);
    const control = clustersOf(base.scores[metric]!).values;
    return {
      value: mean(values),
      sd: standardDeviation(values),
      se: standardError(values),
      n: values.length,
      unit,
      delta: isBaseline ? null : pairedBootstrap(values, control, { seed, samples }),
      concepts,
    };
  };
  const rows = scored.map(({ checkpoint, scores }) => {
    const isBaseline = checkpoint === base.checkpoint;
    return {
      name: checkpoint.name,
      variant: checkpoint.variant,
      step: checkpoint.step ?? null,
      round: checkpoint.round ?? null,
      images: checkpoint.images.length,
      cells: Object.fromEntries(
        present.map((m) => [m, cellOf(scores, m, isBaseline)]),
      ) as ComparisonRow["cells"],
      dominatesBaseline: isBaseline
        ? null
        : dominanceProbability(planePoints(scores), planePoints(base.scores), { seed, samples }),
    };
  });
  const frontier = new Set(
    paretoFrontier(
      rows.map((r) => ({
        textSimilarity: r.cells.textSimilarity!.value,
        imageSimilarity: r.cells.imageSimilarity!.value,
      })),
    ),
  );
  const { unit, values } = clustersOf(base.scores.textSimilarity!);
  return {
    baseline,
    unit,
    clusters: values.length,
    metrics: present,
    seed,
    rows: rows.map((row, i) => ({ ...row, onFrontier: frontier.has(i) })),
  };
}
