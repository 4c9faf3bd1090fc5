"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { Picture } from "../../ui/picture.tsx";
import { liveImagesDocument } from "./live-images.graphql.ts";

/** Between two looks at what was made meanwhile, milliseconds. */
const lookAgain = 5000;
const side = 96;

export interface LiveImagesProps {
  /** Global id of the experiment. */
  readonly id: string;
  /** Rows of images; the room for them is there from the start. */
  readonly rows: number;
}

/** The newest images of an experiment that is under way. */
export function LiveImages({ id, rows }: LiveImagesProps) {
  const { data } = useQuery({
    ...operation(liveImagesDocument, { id }),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  const images = new Map(
    (data?.runs.nodes ?? []).flatMap((run) =>
      run.images.nodes.map(
        (image) => [image.id, { ...image, of: `${run.variant} of ${run.concept.name}` }] as const,
      ),
    ),
  );
  return (
    <ul
      aria-label="Newest images"
      className="flex flex-wrap gap-1 overflow-hidden"
      style={{ height: rows * (side + 4) }}
    >
      {[...images.values()].map((image) => (
        <li key={image.id} title={`${image.of}: ${image.prompt}`}>
          <Picture
            sha256={image.sha256}
            size={side}
            alt={`${image.of}: ${image.prompt}`}
            eager
            className="rounded-sm"
          />
        </li>
      ))}
      {images.size === 0 && <li className="text-sm text-muted">None yet.</li>}
    </ul>
  );
}
