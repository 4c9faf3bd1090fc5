"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { Panel } from "../../ui/panel.tsx";
import { Picture } from "../../ui/picture.tsx";
import type { Experiment } from "./experiment.ts";
import { liveImagesDocument } from "./live-images.graphql.ts";

/** Between two looks at what was made meanwhile, milliseconds. */
const lookAgain = 5000;
const most = 16;
const side = 96;

/** The newest images of an experiment that is under way; the room for them is there from the start. */
export function LiveImages({ experiment }: { readonly experiment: Experiment }) {
  const { data } = useQuery({
    ...operation(liveImagesDocument, { id: experiment.id }),
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
    <Panel title="Newest images" description="Candidates for pairs and evaluation, as they are made.">
      <ul className="flex min-h-24 flex-wrap gap-1">
        {[...images.values()].slice(0, most).map((image) => (
          <li key={image.id} title={`${image.of}: ${image.prompt}`}>
            <Picture
              sha256={image.sha256}
              size={side}
              alt={`${image.of}: ${image.prompt}`}
              className="rounded-sm"
            />
          </li>
        ))}
        {images.size === 0 && <li className="self-center text-sm text-muted">None yet.</li>}
      </ul>
    </Panel>
  );
}
