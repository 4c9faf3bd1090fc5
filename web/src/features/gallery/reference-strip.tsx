"use client";
import { useState } from "react";
import { imageUrl } from "../../graphql/artifacts.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Picture } from "../../ui/picture.tsx";
import { Skeleton } from "../../ui/states.tsx";
import type { GalleryRun } from "./run-requests.ts";

/** The photographs of the concepts shown, always in sight above the grid; a click shows one in its own size. */
export function ReferenceStrip({
  runs,
  pending,
}: {
  readonly runs: readonly GalleryRun[];
  readonly pending: boolean;
}) {
  const [open, setOpen] = useState<{ readonly name: string; readonly sha256: string }>();
  const concepts = [...new Map(runs.map(({ concept }) => [concept.id, concept])).values()];
  return (
    <div className="flex h-16 min-w-0 items-center gap-4 overflow-x-auto">
      {pending && <Skeleton className="h-14 w-96 max-w-full" />}
      {concepts.map((concept) => (
        <div key={concept.id} className="flex shrink-0 items-center gap-2">
          <span className="text-xs text-muted">
            Photos of
            <br />
            <strong className="text-text">{concept.name}</strong>
          </span>
          <ul className="flex gap-1">
            {concept.images.map((image) => (
              <li key={image.sha256}>
                <button
                  type="button"
                  className="block"
                  aria-label={`Photo ${image.fileName} of ${concept.name}`}
                  onClick={() =>
                    setOpen({ name: `${concept.name}: ${image.fileName}`, sha256: image.sha256 })
                  }
                >
                  <Picture sha256={image.sha256} alt="" size={56} eager className="rounded-sm" />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {open && (
        <Dialog open onOpenChange={() => setOpen(undefined)} title={open.name} wide>
          <img
            src={imageUrl(open.sha256)}
            alt={`Reference of ${open.name}`}
            className="mx-auto max-h-[75dvh] min-h-64 bg-image-surround object-contain"
          />
        </Dialog>
      )}
    </div>
  );
}
