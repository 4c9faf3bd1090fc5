"use client";
import { useQueries } from "@tanstack/react-query";
import { operation } from "../../../graphql/query-options.ts";
import type { Column } from "../column-name.ts";
import type { GalleryImage } from "../gallery-image.ts";
import { galleryPromptDocument } from "../gallery-prompt.graphql.ts";
import type { Spot } from "../gallery-state.ts";

/**
 * The image of one place under each column: undefined while it is fetched, null where there is none. `samples` is how many a prompt
 * has; nothing is fetched while that is not known.
 */
export function useSpot(
  columns: readonly Column[],
  { promptIndex, sample }: Spot,
  samples: number | undefined,
) {
  const answers = useQueries({
    queries: columns.map(({ stage }) => ({
      ...operation(galleryPromptDocument, { stage: stage?.stage ?? "", promptIndex, samples: samples ?? 1 }),
      enabled: stage !== undefined && samples !== undefined,
      staleTime: 300_000,
    })),
  });
  const images = answers.map(({ data }, i): GalleryImage | null | undefined => {
    if (!columns[i]?.stage) return null;
    if (!data) return undefined;
    const nodes =
      data.node && "images" in data.node ? (data.node.images.nodes as readonly GalleryImage[]) : [];
    return nodes.find((image) => image.sample === sample) ?? null;
  });
  const failed = answers.find((each) => each.error !== null);
  return { images, error: failed?.error ?? undefined, retry: () => void failed?.refetch() };
}
