import type { Tensor } from "../tensor/index.ts";
import { imageSimilarity, textSimilarity } from "./similarity.ts";

/** A CLIP-like model: images (uint8 RGB [height, width, 3], any size) and texts to embeddings of one space. */
export interface ImageTextEncoder {
  embedImages(images: readonly Tensor[]): Promise<Float32Array[]>;
  embedTexts(texts: readonly string[]): Promise<Float32Array[]>;
}

/** The texts of an image's prompt that TS can be taken of; `promptText` of datasets makes them. */
export interface ScoredTexts {
  readonly conditioning: string;
  readonly classKept: string;
  readonly subjectRemoved: string;
}

/** Scores of one image, raw cosines. `textSimilarity` is the one that selects and evaluates (class kept). */
export interface ImageScores {
  readonly imageSimilarity: number;
  readonly textSimilarity: number;
  readonly textSimilarityConditioning: number;
  readonly textSimilaritySubjectRemoved: number;
}

/** Scores images of one concept. Reference and text embeddings are made once and kept. */
export interface Judge {
  score(images: readonly { readonly image: Tensor; readonly texts: ScoredTexts }[]): Promise<ImageScores[]>;
  /** IS of each reference to the other ones: the ceiling a faithful image can reach. Undefined with one reference. */
  referenceCeiling(): number | undefined;
}

async function inBatches<T, R>(
  items: readonly T[],
  size: number,
  work: (batch: readonly T[]) => Promise<R[]>,
): Promise<R[]> {
  const out: R[] = [];
  for (let i = 0; i < items.length; i += size) out.push(...(await work(items.slice(i, i + size))));
  return out;
}

/** Makes a judge out of an encoder and the references of a concept. `batchSize` bounds memory and does not change scores. */
export async function createJudge(
  encoder: ImageTextEncoder,
  references: readonly Tensor[],
  batchSize = 32,
): Promise<Judge> {
  const referenceEmbeddings = await inBatches(references, batchSize, (b) => encoder.embedImages(b));
  const textEmbeddings = new Map<string, Float32Array>();
  const embedNew = async (texts: Iterable<string>) => {
    const unseen = [...new Set(texts)].filter((t) => !textEmbeddings.has(t));
    const made = await inBatches(unseen, batchSize, (b) => encoder.embedTexts(b));
    made.forEach((embedding, i) => {
      textEmbeddings.set(unseen[i]!, embedding);
    });
  };
  return {
    score: async (images) => {
      await embedNew(
        images.flatMap(({ texts }) => [texts.conditioning, texts.classKept, texts.subjectRemoved]),
      );
      const embeddings = await inBatches(images, batchSize, (b) =>
        encoder.embedImages(b.map((i) => i.image)),
      );
      return images.map(({ texts }, i) => {
        const embedding = embeddings[i]!;
        const similarityTo = (text: string) => textSimilarity(embedding, textEmbeddings.get(text)!);
        return {
          imageSimilarity: imageSimilarity(embedding, referenceEmbeddings),
          textSimilarity: similarityTo(texts.classKept),
          textSimilarityConditioning: similarityTo(texts.conditioning),
          textSimilaritySubjectRemoved: similarityTo(texts.subjectRemoved),
        };
      });
    },
    referenceCeiling: () => {
      if (referenceEmbeddings.length < 2) return undefined;
      const each = referenceEmbeddings.map((r, i) =>
        imageSimilarity(
          r,
          referenceEmbeddings.filter((_, j) => j !== i),
        ),
      );
      return each.reduce((a, b) => a + b, 0) / each.length;
    },
  };
}
