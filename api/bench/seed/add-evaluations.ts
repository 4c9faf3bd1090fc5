import { mean } from "@dreambooth-dpo/db/statistics";
import type { StageScores } from "./add-images.ts";
import { moment } from "./copy-rows.ts";
import { rowId } from "./keys.ts";
import type { PlannedExperiment, PlannedRun } from "./plan-experiment.ts";
import { classKept, templates } from "./prompts.ts";
import { evaluationPrompts, scoreMetrics } from "./sizes.ts";
import type { Tables } from "./tables.ts";

const suite = "dreambench";
const bootstrap = { seed: 0, samples: 10_000 };
/** Columns of a comparison: IS and TS of the selecting judge, then of the other. */
const columns = ["imageSimilarity", "textSimilarity", "heldOutImageSimilarity", "heldOutTextSimilarity"];
/** Room for the figures of one evaluation in their numbering. */
const figuresPerEvaluation = 256;

const sourceOf = ({ concept }: PlannedExperiment, { images, scores }: PlannedRun) => ({
  concept: concept.name,
  images: images.hash,
  scores: scores.map(({ judge, hash }) => ({ judge, hash })),
});

/** Means of each prompt, for every column. */
function promptMeans(scores: readonly StageScores[], samples: number): number[][] {
  return scores.flatMap((ofJudge) =>
    scoreMetrics.map((metric) =>
      Array.from({ length: evaluationPrompts }, (_, i) =>
        mean(ofJudge[metric].slice(i * samples, (i + 1) * samples)),
      ),
    ),
  );
}

/** An evaluation of every run, with the figures that the runner publishes. */
export function addEvaluations(
  { evaluations, evaluationResults }: Tables,
  experiment: PlannedExperiment,
  scores: readonly (readonly StageScores[])[],
): void {
  const { concept, runs, size, at } = experiment;
  const texts = templates(evaluationPrompts).map((template) => classKept(template, concept.className));
  const baseline = promptMeans(scores[0]!, size.evaluationSamples);
  for (const [i, run] of runs.entries()) {
    const id = rowId("evaluation", run.number, at + i);
    const checkpoint = i === 0 ? "baseline" : `${run.variant} round 1`;
    const protocol = {
      ...sourceOf(experiment, run),
      ...{ suite, checkpoint, variant: run.variant, bootstrap },
      ...(i === 0 ? { step: size.steps } : { round: 1, baseline: sourceOf(experiment, runs[0]!) }),
    };
    evaluations.add(id, run.id, run.images.id, `${checkpoint} (${suite})`, protocol, moment(at + i));
    let figure = run.number * figuresPerEvaluation;
    const add = (prompt: number | null, metric: string, value: number, half: number | null, method: string) =>
      evaluationResults.add(
        ...[rowId("evaluationResult", figure++, at), id, concept.name, prompt],
        ...[prompt === null ? null : texts[prompt]!, metric, value],
        ...[half === null ? null : value - half, half === null ? null : value + half],
        ...[prompt === null ? evaluationPrompts : size.evaluationSamples, method, half === null ? null : 0],
      );
    const means = promptMeans(scores[i]!, size.evaluationSamples);
    for (const [c, metric] of columns.entries()) {
      add(null, metric, mean(means[c]!), null, "mean over images, then prompts");
      if (i > 0) {
        const delta = mean(means[c]!) - mean(baseline[c]!);
        add(
          null,
          `${metric}Delta`,
          delta,
          0.01,
          "difference to the baseline, 95 % paired bootstrap over prompts",
        );
      }
      for (const [prompt, value] of means[c]!.entries()) add(prompt, metric, value, null, "mean over images");
    }
  }
}
