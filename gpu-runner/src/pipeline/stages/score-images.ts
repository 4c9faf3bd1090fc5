import { type Image, listImages, type NewScore, type Stage } from "@dreambooth-dpo/db";
import { subjectPlaceholder } from "@dreambooth-dpo/db/contract";
import { promptText } from "../../datasets/index.ts";
import { createJudge, type ImageScores, type ScoredTexts } from "../../scoring/index.ts";
import { type GenerateInputs, hashJson, type ImportInputs, scoresPerShard } from "../plan/index.ts";
import { readReferences, readStoredImage } from "./read-images.ts";
import type { ShardWork } from "./stage-context.ts";

function importedTexts(prompt: string, className: string): ScoredTexts {
  if (prompt.includes(subjectPlaceholder)) return promptText(prompt, "", className);
  const subjectRemoved = prompt.replace(className, " ").replace(/\s+/g, " ").trim();
  return { conditioning: prompt, classKept: prompt, subjectRemoved };
}

/** The three readings of an image's prompt, by the stage that made the image. */
export function textsOf(
  stage: Pick<Stage, "kind" | "inputs">,
  image: Pick<Image, "promptIndex" | "promptText">,
) {
  if (stage.kind === "import")
    return importedTexts(image.promptText, (stage.inputs as ImportInputs).className);
  const { prompts, token, className } = stage.inputs as GenerateInputs;
  return promptText(prompts[image.promptIndex]!, token, className);
}

/** Database names of a judge's scores. */
const metricOf = {
  imageSimilarity: "is",
  textSimilarity: "ts",
  textSimilarityConditioning: "ts_conditioning",
  textSimilaritySubjectRemoved: "ts_subject_removed",
} as const satisfies Record<keyof ImageScores, NewScore["metric"]>;

/** Scores a shard's images with one judge against the concept's references. */
export const scoreImages: ShardWork<"score"> = async (inputs, index, context) => {
  const { db, report, signal } = context;
  const made = await context.upstream(inputs.images);
  const all = await listImages(db, { stageId: made.id });
  const images = all.slice(index * scoresPerShard, (index + 1) * scoresPerShard);
  const references = await readReferences(db, inputs.concept, inputs.references);
  const judge = await createJudge(await context.judge(inputs.judge.name), references);
  const scores: NewScore[] = [];
  const batch = 32;
  for (let at = 0; at < images.length; at += batch) {
    signal.throwIfAborted();
    const part = images.slice(at, at + batch);
    const items = await Promise.all(
      part.map(async (image) => ({
        image: await readStoredImage(db, image.sha256),
        texts: textsOf(made, image),
      })),
    );
    for (const [i, score] of (await judge.score(items)).entries())
      for (const [name, metric] of Object.entries(metricOf))
        scores.push({
          imageKey: part[i]!.key,
          imageStageId: made.id,
          judge: inputs.judge.name,
          metric,
          value: score[name as keyof ImageScores],
        });
    report({ done: index * scoresPerShard + at + part.length, total: all.length, unit: "images" });
  }
  return {
    resultSha256: hashJson(scores.map(({ imageKey, metric, value }) => [imageKey, metric, value])),
    output: { images: images.length, referenceCeiling: judge.referenceCeiling() ?? null },
    scores,
  };
};
