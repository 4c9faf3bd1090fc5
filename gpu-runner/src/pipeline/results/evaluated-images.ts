import { type Database, findStageByHash, listImages, listScores } from "@dreambooth-dpo/db";
import { type EvaluatedImage, judgeMetrics, type Metric } from "@dreambooth-dpo/db/comparison";
import type { PlannedEvaluation } from "../plan/index.ts";
import { textsOf } from "../stages/index.ts";

/** Where an evaluation's images and scores lie. */
export type EvaluationSource = Pick<PlannedEvaluation, "concept" | "images" | "scores">;

/** The images of an evaluation with all judges' scores. */
export async function readEvaluatedImages(
  db: Database,
  { concept, images, scores }: EvaluationSource,
): Promise<EvaluatedImage[]> {
  const made = await findStageByHash(db, images);
  const byKey = new Map<string, Partial<Record<Metric, number>>>();
  for (const { judge, hash } of scores) {
    const stage = await findStageByHash(db, hash);
    for (const { imageKey, metric, value } of await listScores(db, { stageId: stage.id, judge })) {
      if (metric !== "is" && metric !== "ts") continue;
      byKey.set(imageKey, { ...byKey.get(imageKey), [judgeMetrics[judge][metric]]: value });
    }
  }
  return (await listImages(db, { stageId: made.id })).map((image) => ({
    concept,
    prompt: textsOf(made, image).classKept,
    sample: image.sample,
    scores: byKey.get(image.key) ?? {},
  }));
}
