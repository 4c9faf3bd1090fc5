import { type Database, findStageByHash, listImages, listScores } from "@dreambooth-dpo/db";
import type { EvaluatedImage, Metric } from "@dreambooth-dpo/db/comparison";
import type { JudgeName, PlannedEvaluation } from "../plan/index.ts";
import { textsOf } from "../stages/index.ts";

/** Which column of a comparison a judge's score is. */
export const columnOf: Readonly<Record<JudgeName, { readonly is: Metric; readonly ts: Metric }>> = {
  clip: { is: "imageSimilarity", ts: "textSimilarity" },
  "held-out": { is: "heldOutImageSimilarity", ts: "heldOutTextSimilarity" },
};

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
      byKey.set(imageKey, { ...byKey.get(imageKey), [columnOf[judge][metric]]: value });
    }
  }
  return (await listImages(db, { stageId: made.id })).map((image) => ({
    concept,
    prompt: textsOf(made, image).classKept,
    sample: image.sample,
    scores: byKey.get(image.key) ?? {},
  }));
}
