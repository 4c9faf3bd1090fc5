import type { EvaluationResult } from "@dreambooth-dpo/db";
import {
  compareCheckpoints,
  type EvaluatedImage,
  type MetricCell,
  metrics,
} from "@dreambooth-dpo/db/comparison";

/** How intervals are drawn. */
export interface Bootstrap {
  readonly seed: number;
  readonly samples: number;
}

const means = "mean over images, then prompts";

function figuresOf(concept: string, metric: string, cell: MetricCell, seed: number): EvaluationResult[] {
  const figure = (over: Partial<EvaluationResult>): EvaluationResult => ({
    concept,
    promptIndex: null,
    prompt: null,
    metric,
    value: cell.value,
    lo: null,
    hi: null,
    n: cell.n,
    method: means,
    seed: null,
    ...over,
  });
  const prompts = cell.concepts[0]!.prompts.map(({ prompt, value, images }, promptIndex) =>
    figure({ promptIndex, prompt, value, n: images, method: "mean over images" }),
  );
  const { delta } = cell;
  const difference = delta && [
    figure({
      metric: `${metric}Delta`,
      value: delta.value,
      lo: delta.lo,
      hi: delta.hi,
      method: `difference to the baseline, 95 % paired bootstrap over ${cell.unit}`,
      seed,
    }),
  ];
  return [figure({}), ...(difference ?? []), ...prompts];
}

/**
 * The figures published for one checkpoint of one concept: means, means of every prompt, and the paired difference to the
 * baseline with its interval over prompts. Prompts are numbered in the order of their text.
 */
export function publishedFigures(
  concept: string,
  images: readonly EvaluatedImage[],
  baseline: readonly EvaluatedImage[] | undefined,
  { seed, samples }: Bootstrap,
): EvaluationResult[] {
  const own = { name: "checkpoint", variant: "checkpoint", images };
  const control = baseline && { name: "baseline", variant: "baseline", images: baseline };
  const comparison = compareCheckpoints(control ? [control, own] : [own], {
    baseline: control ? "baseline" : "checkpoint",
    seed,
    samples,
  });
  const { cells } = comparison.rows.at(-1)!;
  return metrics.flatMap((metric) => {
    const cell = cells[metric];
    return cell ? figuresOf(concept, metric, cell, seed) : [];
  });
}
