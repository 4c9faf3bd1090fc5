"use client";
import { ReactCompareSlider } from "react-compare-slider";
import type { JudgeName } from "../gallery-image.ts";
import { altOf, Caption, FullImage, type Shown } from "./pane.tsx";

/** Two images one over the other, with a line to drag (or arrow keys) between them. */
export function SliderView({
  a,
  b,
  judge,
}: {
  readonly a: Shown;
  readonly b: Shown;
  readonly judge: JudgeName;
}) {
  return (
    <div className="mx-auto w-full max-w-[58dvh] overflow-hidden rounded border border-line bg-surface">
      <div className="aspect-square bg-image-surround">
        {a.image && b.image && (
          <ReactCompareSlider
            className="size-full"
            itemOne={<FullImage image={a.image} alt={altOf(a)} />}
            itemTwo={<FullImage image={b.image} alt={altOf(b)} />}
          />
        )}
      </div>
      <div className="grid grid-cols-2">
        <Caption shown={a} judge={judge} />
        <Caption shown={b} to={a.image} judge={judge} />
      </div>
    </div>
  );
}
