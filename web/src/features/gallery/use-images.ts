"use client";
import { useQueries } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { galleryBlockDocument } from "./gallery-block.graphql.ts";
import { type GalleryImage, imagesOfBlock } from "./gallery-image.ts";
import { blockVariables } from "./gallery-requests.ts";
import { againAfter } from "./use-rows.ts";

const keyOfCell = (stage: string, promptIndex: number, sample: number) => `${stage} ${promptIndex} ${sample}`;

/** Looks up the image of a cell: undefined while it is fetched, null where the stage has none there. */
export type ImageLookup = (
  stage: string,
  promptIndex: number,
  sample: number,
) => GalleryImage | null | undefined;

/**
 * The images of some prompts under some stages: of each stage the blocks of eight prompts that are in sight. What was fetched
 * before is there at once.
 */
export function useImages(
  stages: readonly string[],
  blocks: readonly (readonly number[])[],
  samples: number,
  /** Whether images are still being made. */
  growing: boolean,
): { readonly imageAt: ImageLookup; readonly error: Error | undefined; readonly retry: () => void } {
  const asked = stages.flatMap((stage) => blocks.map((prompts) => ({ stage, prompts })));
  const answers = useQueries({
    queries: asked.map(({ stage, prompts }) => ({
      ...operation(galleryBlockDocument, blockVariables(stage, samples, prompts)),
      // Images that are made do not change.
      staleTime: growing ? 0 : 300_000,
      refetchInterval: growing && againAfter,
    })),
  });
  const found = new Map<string, GalleryImage>();
  const answered = new Set<string>();
  answers.forEach(({ data }, i) => {
    if (!data) return;
    const { stage, prompts } = asked[i]!;
    for (const prompt of prompts) answered.add(`${stage} ${prompt}`);
    for (const image of imagesOfBlock(data))
      found.set(keyOfCell(stage, image.promptIndex, image.sample), image);
  });
  const failed = answers.find((each) => each.error !== null);
  return {
    imageAt: (stage, promptIndex, sample) =>
      found.get(keyOfCell(stage, promptIndex, sample)) ??
      (answered.has(`${stage} ${promptIndex}`) ? null : undefined),
    error: failed?.error ?? undefined,
    retry: () => void failed?.refetch(),
  };
}
