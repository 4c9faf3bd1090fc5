"use client";
import dynamic from "next/dynamic";
import { useEffect, useEffectEvent, useState } from "react";
import { Dialog } from "../../../ui/dialog.tsx";
import { Picture } from "../../../ui/picture.tsx";
import { ErrorState, Skeleton } from "../../../ui/states.tsx";
import { columnName } from "../column-name.ts";
import type { Spot } from "../gallery-state.ts";
import { stylesOf } from "../styles-of.ts";
import type { Gallery } from "../use-gallery.ts";
import { neighbour, placeOf, type Step } from "./neighbour.ts";
import type { Shown } from "./pane.tsx";
import { type Photo, SideView } from "./side-view.tsx";
import { useSpot } from "./use-spot.ts";
import { ViewerBar } from "./viewer-bar.tsx";
import { useZoomGroup, ZoomGroupProvider } from "./zoom-group.ts";

const loading = () => <Skeleton className="mx-auto aspect-square w-full max-w-[58dvh]" />;
const SliderView = dynamic(() => import("./slider-view.tsx").then((module) => module.SliderView), {
  loading,
});
const FlipView = dynamic(() => import("./flip-view.tsx").then((module) => module.FlipView), { loading });
const DifferenceView = dynamic(
  () => import("./difference-view.tsx").then((module) => module.DifferenceView),
  {
    loading,
  },
);

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  ArrowDown: "next-prompt",
  ArrowUp: "previous-prompt",
};

/** One place of the grid in full size, under every run: side by side, one over the other, their difference, or flipped in place. */
export function Viewer({ gallery, spot }: { readonly gallery: Gallery; readonly spot: Spot }) {
  const { state, setState, columns, rows } = gallery;
  const { images, error, retry } = useSpot(columns, spot, rows.pending ? undefined : rows.shape.samples);
  const zoom = useZoomGroup();
  const [photo, setPhoto] = useState<Photo>();
  const styles = stylesOf(columns);
  const all = columns.map((column, i): Shown => ({ column, style: styles[i]!, image: images[i] }));
  const chosen = (key: string | null, otherwise: number) =>
    all.find(({ column }) => column.key === key) ?? all[otherwise] ?? all[0]!;
  const [a, b] = [chosen(state.a, 0), chosen(state.b, 1)];
  const prompt = all.find(({ image }) => image)?.image;
  const place = placeOf(rows.rows, spot);

  const { want } = rows;
  useEffect(() => want(place + 2), [want, place]);

  const go = (step: Step) => {
    const to = neighbour(rows.rows, rows.shape, spot, step);
    if (to) void setState({ open: to }, { history: "replace" });
  };
  const close = () => void setState({ open: null, a: null, b: null, view: null }, { history: "replace" });
  // Heard wherever the focus is: a dialog puts it on its first button, and the way on must not depend on that.
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if ((event.target as HTMLElement | null)?.closest?.("input,select,textarea,[role=slider]")) return;
    const step = steps[event.key];
    if (step) go(step);
    else if (event.key === "+" || event.key === "=") zoom.zoomBy(1.5);
    else if (event.key === "-") zoom.zoomBy(1 / 1.5);
    else if (event.key === "0") zoom.reset();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  const two = { a, b, judge: state.judge };
  const concept = columns[0]?.runs[0]?.concept;

  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && close()}
      title={prompt?.prompt ?? (rows.pending ? "Loading" : `Prompt ${spot.promptIndex}`)}
      description={
        <>
          Sample {spot.sample}
          {prompt && <> · seed {prompt.seed}</>} · prompt {spot.promptIndex}
          {place >= 0 && ` · ${place + 1} of ${rows.count}`}
        </>
      }
    >
      <div>
        <ViewerBar gallery={gallery} spot={spot} a={a} b={b} zoom={zoom} go={go} />
        {error && <ErrorState error={error} retry={retry} />}
        <div className="min-h-[calc(58dvh+72px)]">
          <ZoomGroupProvider value={zoom}>
            {state.view === "side" && <SideView all={all} photo={photo} judge={state.judge} />}
            {state.view === "slider" && <SliderView {...two} />}
            {state.view === "difference" && <DifferenceView {...two} />}
            {state.view === "flip" && <FlipView {...two} />}
          </ZoomGroupProvider>
        </div>
        {concept && (
          <div className="mt-3 flex flex-wrap items-center gap-2 text-xs text-muted">
            <span>Photos of {concept.name}</span>
            {concept.images.map((image) => {
              const pinned = photo?.sha256 === image.sha256;
              return (
                <button
                  key={image.sha256}
                  type="button"
                  aria-pressed={pinned}
                  aria-label={`Show photo ${image.fileName} beside the images`}
                  onClick={() => {
                    setPhoto(pinned ? undefined : { sha256: image.sha256, name: image.fileName });
                    if (!pinned) void setState({ view: "side" }, { history: "replace" });
                  }}
                  className={pinned ? "rounded-sm outline-2 outline-accent" : "rounded-sm"}
                >
                  <Picture sha256={image.sha256} alt="" size={48} className="rounded-sm" />
                </button>
              );
            })}
            <span className="ml-auto">
              {state.view !== "side" && `${columnName(a.column)} and ${columnName(b.column)}. `}
              Arrow keys: next image and prompt. Wheel, pinch or + and −: zoom.
            </span>
          </div>
        )}
      </div>
    </Dialog>
  );
}
