import type { GalleryBlockQuery, GalleryImageFragment } from "./gallery-block.graphql.ts";

/** An image of the gallery with its scores; null where a judge did not score it. */
export type GalleryImage = GalleryImageFragment;

export type JudgeName = "clip" | "held-out";

/** TS and IS of an image by a judge, raw cosines; null where there is no score. */
export const scoresOf = (image: GalleryImage, judge: JudgeName) =>
  judge === "clip"
    ? { ts: image.textSimilarity, is: image.imageSimilarity }
    : { ts: image.heldOutText, is: image.heldOutImage };

/** Differences in TS and IS of an image to another of the same place; null where either has no score. */
export function differencesOf(image: GalleryImage, to: GalleryImage, judge: JudgeName) {
  const [one, other] = [scoresOf(image, judge), scoresOf(to, judge)];
  const difference = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
  return { ts: difference(one.ts, other.ts), is: difference(one.is, other.is) };
}

/** The images of a block's answer, prompt by prompt. */
export function imagesOfBlock(answer: GalleryBlockQuery | undefined): GalleryImage[] {
  if (!answer?.node) return [];
  return Object.values(answer.node as Record<string, { readonly nodes: readonly GalleryImage[] }>).flatMap(
    ({ nodes }) => nodes,
  );
}
