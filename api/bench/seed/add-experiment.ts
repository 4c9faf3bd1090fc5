import { presetConfiguration } from "@dreambooth-dpo/db/contract";
import { packHash } from "./add-catalogue.ts";
import { moment } from "./copy-rows.ts";
import { hashOf } from "./keys.ts";
import { type PlannedExperiment, type PlannedStage, type ScoreStage, stagesOf } from "./plan-experiment.ts";
import { templates } from "./prompts.ts";
import type { Tables } from "./tables.ts";

/** The angle window of the `i`-th variant. */
const selectionOf = (i: number) => ({
  kind: "window" as const,
  window: { c1: 5 * i - 25, c2: 5 * i + 65 },
  minimumDelta: 1e-4,
});
const checkpointBytes = 16_000_000;

/** What a stage was computed from, as the runner stores it; other kinds' inputs are not read by anybody here. */
function inputsOf({ concept }: PlannedExperiment, stage: PlannedStage | ScoreStage): object {
  const subject = { concept: concept.name, className: concept.className, token: "sks" };
  if (stage.images)
    return {
      ...subject,
      pack: packHash,
      weights: [],
      prompts: templates(stage.images.prompts),
      samples: { from: 0, count: stage.images.samples },
      generation: { scheduler: "pndm", steps: 20, guidanceScale: 4 },
      seed: 0,
      runtime: { provider: "cpu", onnxruntime: "1.30.0" },
    };
  if ("judge" in stage)
    return {
      ...subject,
      images: stage.imagesOf.hash,
      judge: { name: stage.judge, hash: hashOf(`judge ${stage.judge}`) },
      references: hashOf(`concept ${concept.name}`),
    };
  return { ...subject, pack: packHash, seed: 0 };
}

function addStage(tables: Tables, experiment: PlannedExperiment, stage: PlannedStage): void {
  const { id, hash, kind, at, seconds, running } = stage;
  const ended = running ? null : at + seconds * 1000;
  const expected = stage.images ? Math.ceil((stage.images.prompts * stage.images.samples) / 64) : 1;
  tables.stages.add(
    ...[id, hash, kind, inputsOf(experiment, stage), expected, running ? 0 : expected],
    ...[running ? "running" : "done", running ? { done: 1, total: 2, unit: "steps" } : null],
    running ? null : {},
    ...[moment(at), moment(at), moment(ended)],
  );
  if (ended === null) return;
  for (let shard = 0; shard < expected; shard++)
    tables.shards.add(id, shard, hashOf(`shard ${shard} of ${hash}`), moment(ended));
  if (kind === "personalise" || kind === "train")
    tables.checkpoints.add(id, "weights", seconds, hashOf(`weights ${hash}`), checkpointBytes, moment(ended));
}

function addRuns(tables: Tables, experiment: PlannedExperiment): void {
  const { runs, personalise, candidates, candidateScores, running, at } = experiment;
  const ended = at + 200 * 60_000;
  for (const [i, { id, variant, select, train, underWay, images, scores }] of runs.entries()) {
    const over = underWay === undefined;
    tables.runs.add(
      ...[id, experiment.id, experiment.concept.id, variant, 0],
      { selections: train ? [selectionOf(i)] : [] },
      running && !over ? "running" : "done",
      over ? hashOf(`manifest ${id}`) : null,
      ...[moment(at), moment(over ? ended : null)],
    );
    const use = (round: number, stages: readonly (PlannedStage | undefined)[]) => {
      for (const stage of stages) if (stage) tables.runStages.add(id, round, stage.kind, stage.id);
    };
    use(0, [personalise]);
    if (train) use(1, [candidates, ...candidateScores.slice(0, 1), select, train]);
    use(train ? 1 : 0, [images, ...scores]);
    use(2, [underWay]);
  }
}

/** An experiment with its runs, its stages, their shards and weights, and which run uses which stage. */
export function addExperiment(tables: Tables, experiment: PlannedExperiment): void {
  const { id, name, at, runs, concept, running, number } = experiment;
  const configuration = presetConfiguration("micro-paper", {
    name,
    concepts: [concept.name],
    variants: runs.slice(1).map(({ variant }, i) => ({ name: variant, selection: selectionOf(i + 1) })),
  });
  tables.experiments.add(
    ...[id, name, "micro-paper", configuration, hashOf(`configuration ${name}`)],
    ...[running ? "running" : "done", number % 3 === 0 ? "{paper,bench}" : "{}"],
    ...[moment(at), moment(at + 30_000), moment(running ? null : at + 200 * 60_000)],
  );
  for (const stage of stagesOf(experiment)) addStage(tables, experiment, stage);
  addRuns(tables, experiment);
}
