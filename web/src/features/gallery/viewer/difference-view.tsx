"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { fixed, percent } from "../../../format/number.ts";
import { imageUrl } from "../../../graphql/artifacts.ts";
import { Skeleton } from "../../../ui/states.tsx";
import type { JudgeName } from "../gallery-image.ts";
import { altOf, Caption, FullImage, Pane, type Shown } from "./pane.tsx";
import { type Pixels, pixelDifference, readPixels } from "./pixel-difference.ts";
import { ZoomView } from "./zoom-view.tsx";

/** Two images and, between them, the pixels in which they differ. */
export function DifferenceView({
  a,
  b,
  judge,
}: {
  readonly a: Shown;
  readonly b: Shown;
  readonly judge: JudgeName;
}) {
  const [threshold, setThreshold] = useState(0.02);
  const [one, other] = [a.image?.sha256, b.image?.sha256];
  const { data, error } = useQuery({
    queryKey: ["pixel-difference", one, other, threshold],
    enabled: Boolean(one && other),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const [left, right] = await Promise.all([
        readPixels(imageUrl(one!), signal),
        readPixels(imageUrl(other!), signal),
      ]);
      return pixelDifference(left, right, threshold);
    },
  });
  const sides = [a, b].map((shown, i) => (
    <Pane
      key={shown.column.key}
      caption={<Caption shown={shown} to={i > 0 ? a.image : undefined} judge={judge} />}
    >
      <ZoomView>{shown.image && <FullImage image={shown.image} alt={altOf(shown)} />}</ZoomView>
    </Pane>
  ));
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,240px),1fr))] gap-2">
      {sides[0]}
      <Pane
        caption={
          <div className="flex flex-wrap items-center justify-between gap-x-4 px-2 py-1.5 text-sm">
            <p role="status" className="tabular-nums">
              {error
                ? error.message
                : data &&
                  (one === other
                    ? "The very same file."
                    : `${percent(data.share)} of the pixels differ; mean ${fixed(data.mean, 1)} of 255.`)}
            </p>
            <label className="flex items-center gap-2 text-xs text-muted">
              Threshold {fixed(threshold, 3)}
              <input
                type="range"
                min={0.002}
                max={0.2}
                step={0.002}
                value={threshold}
                onChange={(event) => setThreshold(Number(event.target.value))}
                className="w-24 accent-accent"
              />
            </label>
            <p className="w-full text-xs text-muted">
              Blue where the second is lighter, vermilion where it is darker.
            </p>
          </div>
        }
      >
        <ZoomView>
          {data ? <PixelCanvas pixels={data.pixels} /> : <Skeleton className="size-full" />}
        </ZoomView>
      </Pane>
      {sides[1]}
    </div>
  );
}

/** Pixels as they are, one for one. */
function PixelCanvas({ pixels }: { readonly pixels: Pixels }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const image = new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height);
    canvas.current?.getContext("2d")?.putImageData(image, 0, 0);
  }, [pixels]);
  return (
    <canvas
      ref={canvas}
      width={pixels.width}
      height={pixels.height}
      role="img"
      aria-label="Where the two images differ"
      className="size-full object-contain [image-rendering:pixelated]"
    />
  );
}
