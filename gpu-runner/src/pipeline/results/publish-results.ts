import {
  type Database,
  type Experiment,
  findStageByHash,
  saveEvaluation,
  setRunStatus,
} from "@dreambooth-dpo/db";
import type { DeviceInfo } from "../../engine/index.ts";
import type { Plan, PlannedEvaluation } from "../plan/index.ts";
import { readEvaluatedImages } from "./evaluated-images.ts";
import { type PackIdentity, storeManifest } from "./manifest.ts";
import type { EvaluationProtocol } from "./protocol.ts";
import { type Bootstrap, publishedFigures } from "./published-figures.ts";

/** An experiment whose stages are done. */
export interface FinishedExperiment {
  readonly experiment: Experiment;
  readonly plan: Plan;
  readonly pack: PackIdentity;
  readonly device: DeviceInfo;
  /** Runs whose own work failed; nothing of theirs is published. */
  readonly failed: ReadonlySet<string>;
}

/** How an experiment's intervals are drawn. */
export function bootstrapOf({ configuration }: Experiment): Bootstrap {
  const { seed } = configuration;
  const samples =
    "kind" in configuration ? configuration.bootstrapSamples : configuration.evaluation.bootstrapSamples;
  return { seed, samples };
}

async function saveFigures(
  db: Database,
  evaluation: PlannedEvaluation,
  baseline: PlannedEvaluation | undefined,
  bootstrap: Bootstrap,
): Promise<void> {
  const { runId, ...of } = evaluation;
  const isBaseline = baseline === evaluation;
  const control = baseline && { concept: baseline.concept, images: baseline.images, scores: baseline.scores };
  const protocol: EvaluationProtocol = {
    ...of,
    scores: [...of.scores],
    bootstrap,
    ...(control && !isBaseline ? { baseline: { ...control, scores: [...control.scores] } } : {}),
  };
  const images = await readEvaluatedImages(db, evaluation);
  const controls = isBaseline || !control ? undefined : await readEvaluatedImages(db, control);
  await saveEvaluation(db, {
    runId,
    stageId: (await findStageByHash(db, evaluation.images)).id,
    label: `${evaluation.checkpoint} (${evaluation.suite})`,
    protocol,
    results: publishedFigures(evaluation.concept, images, controls, bootstrap),
  });
}

/** Stores the figures of every evaluated checkpoint and ends each run with its manifest. */
export async function publishResults(db: Database, finished: FinishedExperiment): Promise<void> {
  const { experiment, plan, failed } = finished;
  const bootstrap = bootstrapOf(experiment);
  for (const evaluation of plan.evaluations) {
    if (failed.has(evaluation.runId)) continue;
    const baseline = plan.evaluations.find(
      (e) => e.checkpoint === "baseline" && e.suite === evaluation.suite && e.concept === evaluation.concept,
    );
    await saveFigures(db, evaluation, baseline, bootstrap);
  }
  for (const run of experiment.runs) {
    if (failed.has(run.id)) continue;
    await setRunStatus(db, run.id, "done", { manifestSha256: await storeManifest(db, run, finished) });
  }
}
