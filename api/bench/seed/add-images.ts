import { moment } from "./copy-rows.ts";
import { hashOf, noise, rowId } from "./keys.ts";
import type { PlannedExperiment, PlannedStage, ScoreStage } from "./plan-experiment.ts";
import { conditioning, templates } from "./prompts.ts";
import { scoreMetrics } from "./sizes.ts";
import type { Tables } from "./tables.ts";

/** Scores of a stage's images by one judge, prompt by prompt, sample by sample. */
export interface StageScores {
  readonly is: readonly number[];
  readonly ts: readonly number[];
}

/** Room for the images of one stage in their numbering. */
const imagesPerStage = 1024;

/** The id of a stage's image, counted prompt by prompt. */
export const imageId = (stage: PlannedStage, index: number): string =>
  rowId("image", stage.number * imagesPerStage + index, stage.at);

const countOf = ({ images }: PlannedStage) => images!.prompts * images!.samples;
const keyOf = ({ images }: PlannedStage, index: number) =>
  `${Math.floor(index / images!.samples)}/${index % images!.samples}`;

/** Cosines as CLIP gives them; a better variant is better by little, as in the paper. */
function scoresOf(stage: ScoreStage, gain: number): StageScores {
  const random = noise(stage.number);
  const around = (mean: number, spread: number) =>
    Math.round((mean + spread * (random() + random() + random() - 1.5)) * 1e9) / 1e9;
  const is: number[] = [];
  const ts: number[] = [];
  for (let i = 0; i < countOf(stage.imagesOf); i++) {
    is.push(around(0.74 + gain, 0.06));
    ts.push(around(0.26 + gain / 2, 0.03));
  }
  return { is, ts };
}

function addImages({ images }: Tables, { concept }: PlannedExperiment, stage: PlannedStage): void {
  const { prompts, samples } = stage.images!;
  for (const [prompt, template] of templates(prompts).entries()) {
    const text = conditioning(template, concept.className);
    for (let sample = 0; sample < samples; sample++) {
      const index = prompt * samples + sample;
      const sha256 = hashOf(`image ${index} of ${stage.hash}`);
      images.add(
        ...[imageId(stage, index), stage.id, keyOf(stage, index), prompt, text, sample, 0, sha256],
        ...[64, 64, moment(stage.at + index)],
      );
    }
  }
}

function addScores({ scores }: Tables, stage: ScoreStage, gain: number): StageScores {
  const given = scoresOf(stage, gain);
  for (let i = 0; i < countOf(stage.imagesOf); i++)
    for (const metric of scoreMetrics)
      scores.add(
        stage.id,
        stage.imagesOf.id,
        keyOf(stage.imagesOf, i),
        stage.judge,
        metric,
        given[metric][i]!,
      );
  return given;
}

/** The first candidate pairs of a selection: two samples of a prompt, ordered by the sum of what they differ in. */
function addPairs(
  { pairs }: Tables,
  experiment: PlannedExperiment,
  stage: PlannedStage,
  of: StageScores,
): void {
  const { candidates, size } = experiment;
  const { samples } = candidates.images!;
  const random = noise(stage.number);
  for (let index = 0; index < size.candidatePairs; index++) {
    const prompt = Math.floor(index / (samples - 1));
    const [a, b] = [prompt * samples, prompt * samples + 1 + (index % (samples - 1))];
    const gap = (i: number, j: number) => of.ts[i]! - of.ts[j]! + of.is[i]! - of.is[j]!;
    const [winner, loser] = gap(a, b) > 0 ? [a, b] : [b, a];
    const [deltaTs, deltaIs] = [of.ts[winner]! - of.ts[loser]!, of.is[winner]! - of.is[loser]!];
    const kept = random() < 0.6;
    pairs.add(
      ...[stage.id, index, prompt, candidates.id, keyOf(candidates, winner), keyOf(candidates, loser)],
      ...[deltaTs, deltaIs, (180 / Math.PI) * Math.atan2(deltaIs, deltaTs)],
      ...[kept, kept ? null : "not selected"],
    );
  }
}

/** The images of an experiment with the scores of both judges, and its candidate pairs. Returns the scores of each run. */
export function addScoredImages(tables: Tables, experiment: PlannedExperiment): StageScores[][] {
  const { candidates, candidateScores, runs } = experiment;
  addImages(tables, experiment, candidates);
  const ofCandidates = candidateScores.map((stage) => addScores(tables, stage, 0));
  return runs.map(({ select, images, scores }, i) => {
    if (select) addPairs(tables, experiment, select, ofCandidates[0]!);
    addImages(tables, experiment, images);
    return scores.map((stage) => addScores(tables, stage, 0.004 * i));
  });
}
