import { AppError } from "../contract/index.ts";
import { mean } from "../statistics/index.ts";

/** Columns of a result, in order: the selecting judge's scores, then the held-out judge's. All raw cosines. */
export const metricLabels = {
  imageSimilarity: "IS",
  textSimilarity: "TS",
  heldOutImageSimilarity: "held-out IS",
  heldOutTextSimilarity: "held-out TS",
} as const;

export type Metric = keyof typeof metricLabels;
export const metrics = Object.keys(metricLabels) as Metric[];

/** One evaluated image. The held-out judge's scores are there for all images of an evaluation, or for none. */
export interface EvaluatedImage {
  readonly concept: string;
  readonly prompt: string;
  readonly sample: number;
  readonly scores: Readonly<Partial<Record<Metric, number>>>;
}

export interface PromptScore {
  readonly prompt: string;
  readonly value: number;
  readonly images: number;
}

/** A concept's mean over its prompts, with the prompts below it. */
export interface ConceptScore {
  readonly concept: string;
  readonly value: number;
  readonly prompts: readonly PromptScore[];
}

function groupBy<T>(items: readonly T[], of: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(of(item));
    if (group) group.push(item);
    else groups.set(of(item), [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Means of one metric by the DreamBench protocol (paper Appendix B): images -> prompts -> concepts, each prompt and each
 * concept weighing the same. Concepts and prompts come sorted. Undefined when no image carries the metric.
 * Throws AppError BAD_INPUT when only some do, or a score is not finite.
 */
export function aggregateScores(
  images: readonly EvaluatedImage[],
  metric: Metric,
): ConceptScore[] | undefined {
  if (images.length === 0) throw AppError.badInput("images", 0, "at least one evaluated image");
  if (images.every((i) => i.scores[metric] === undefined)) return undefined;
  for (const i of images)
    if (!Number.isFinite(i.scores[metric]))
      throw AppError.badInput(
        `${metric} of "${i.prompt}" sample ${i.sample} (${i.concept})`,
        i.scores[metric],
        "a finite score",
      );
  return groupBy(images, (i) => i.concept).map(([concept, ofConcept]) => {
    const prompts = groupBy(ofConcept, (i) => i.prompt).map(([prompt, ofPrompt]) => ({
      prompt,
      value: mean(ofPrompt.map((i) => i.scores[metric]!)),
      images: ofPrompt.length,
    }));
    return { concept, value: mean(prompts.map((p) => p.value)), prompts };
  });
}

/** The independent units behind a result: concepts, or the prompts of the only concept, with one mean each. */
export interface Clusters {
  readonly unit: "concepts" | "prompts";
  readonly ids: readonly string[];
  readonly values: readonly number[];
}

/** Concept means; with one concept its prompt means, since one concept alone shows no spread. */
export function clustersOf(scores: readonly ConceptScore[]): Clusters {
  const only = scores.length === 1 ? scores[0] : undefined;
  if (only)
    return {
      unit: "prompts",
      ids: only.prompts.map((p) => p.prompt),
      values: only.prompts.map((p) => p.value),
    };
  return { unit: "concepts", ids: scores.map((s) => s.concept), values: scores.map((s) => s.value) };
}
