import {
  type Database,
  hashJson,
  type Image,
  listImages,
  type NewScore,
  type Stage,
} from "@dreambooth-dpo/db";
import { subjectPlaceholder } from "@dreambooth-dpo/db/contract";
import { promptText } from "../../datasets/index.ts";
import {
  createJudge,
  type ImageScores,
  type ImageTextEncoder,
  type ScoredTexts,
} from "../../scoring/index.ts";
import type { Tensor } from "../../tensor/index.ts";
import { type GenerateInputs, type ImportInputs, scoresPerShard } from "../plan/index.ts";
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

/** What scoring needs: the stage that made the images, those to score, a judge and the references. */
export interface Scoring {
  readonly db: Database;
  readonly made: Stage;
  readonly images: readonly Image[];
  readonly encoder: ImageTextEncoder;
  readonly references: readonly Tensor[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
}

/** Scores stored images, in their order, and the ceiling that the references themselves reach. */
export async function scoreStoredImages(
  scoring: Scoring,
): Promise<{ scores: ImageScores[]; referenceCeiling: number | null }> {
  const { db, made, images, encoder, references, signal, onProgress } = scoring;
  const judge = await createJudge(encoder, references);
  const scores: ImageScores[] = [];
  const batch = 32;
  for (let at = 0; at < images.length; at += batch) {
    signal?.throwIfAborted();
    const items = await Promise.all(
      images.slice(at, at + batch).map(async (image) => ({
        image: await readStoredImage(db, image.sha256),
        texts: textsOf(made, image),
      })),
    );
    scores.push(...(await judge.score(items)));
    onProgress?.(scores.length);
  }
  return { scores, referenceCeiling: judge.referenceCeiling() ?? null };
}

/** Scores a shard's images with one judge against the concept's references. */
export const scoreImages: ShardWork<"score"> = async (inputs, index, context) => {
  const { db, report, signal } = context;
  const made = await context.upstream(inputs.images);
  const all = await listImages(db, { stageId: made.id });
  const from = index * scoresPerShard;
  const images = all.slice(from, from + scoresPerShard);
  const { scores: scored, referenceCeiling } = await scoreStoredImages({
    db,
    made,
    images,
    encoder: await context.judge(inputs.judge.name),
    references: await readReferences(db, inputs.concept, inputs.references),
    signal,
    onProgress: (done) => report({ done: from + done, total: all.length, unit: "images" }),
  });
  const scores = scored.flatMap((score, i) =>
    Object.entries(metricOf).map(
      ([name, metric]): NewScore => ({
        imageKey: images[i]!.key,
        imageStageId: made.id,
        judge: inputs.judge.name,
        metric,
        value: score[name as keyof ImageScores],
      }),
    ),
  );
  return {
    resultSha256: hashJson(scores.map(({ imageKey, metric, value }) => [imageKey, metric, value])),
    output: { images: images.length, referenceCeiling },
    scores,
  };
};
