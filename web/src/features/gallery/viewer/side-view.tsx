"use client";
import { imageUrl } from "../../../graphql/artifacts.ts";
import type { JudgeName } from "../gallery-image.ts";
import { altOf, Caption, FullImage, Pane, type Shown } from "./pane.tsx";
import { ZoomView } from "./zoom-view.tsx";

export interface Photo {
  readonly sha256: string;
  readonly name: string;
}

/** Every column's image of one place side by side, and a photo of the concept where one is pinned; all zoom and pan as one. */
export function SideView({
  all,
  photo,
  judge,
}: {
  readonly all: readonly Shown[];
  readonly photo: Photo | undefined;
  readonly judge: JudgeName;
}) {
  const count = all.length + (photo ? 1 : 0);
  return (
    <div
      className="mx-auto grid gap-2"
      style={{
        maxWidth: `calc(${count} * 56dvh)`,
        gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 220px), 1fr))",
      }}
    >
      {photo && (
        <Pane
          caption={
            <p className="px-2 py-1.5 text-sm">
              <strong className="font-semibold">Photo</strong>{" "}
              <span className="text-muted">{photo.name}</span>
            </p>
          }
        >
          <ZoomView>
            <img
              src={imageUrl(photo.sha256)}
              alt={`Reference ${photo.name}`}
              draggable={false}
              className="size-full object-contain [image-rendering:inherit]"
            />
          </ZoomView>
        </Pane>
      )}
      {all.map((shown, i) => (
        <Pane
          key={shown.column.key}
          caption={<Caption shown={shown} to={i > 0 ? all[0]?.image : undefined} judge={judge} />}
        >
          <ZoomView>
            {shown.image && <FullImage image={shown.image} alt={altOf(shown)} />}
            {shown.image === null && (
              <p className="grid size-full place-items-center bg-page text-sm text-muted">no image</p>
            )}
          </ZoomView>
        </Pane>
      ))}
    </div>
  );
}
