"use client";
import { createContext, useContext, useMemo, useRef } from "react";
import type { ReactZoomPanPinchRef } from "react-zoom-pan-pinch";

interface Place {
  readonly scale: number;
  readonly positionX: number;
  readonly positionY: number;
}

/** Views that zoom and pan as one. */
export interface ZoomGroup {
  readonly join: (view: ReactZoomPanPinchRef) => () => void;
  /** One of them has moved: the others follow. */
  readonly moved: (view: ReactZoomPanPinchRef, place: Place) => void;
  readonly zoomBy: (factor: number) => void;
  readonly reset: () => void;
}

const near = (a: number, b: number) => Math.abs(a - b) < 0.01;

/** From this scale on single pixels are shown as squares, which is what one zooms in for. */
const pixelsFrom = 4;

/** A group of views that move as one. */
export function useZoomGroup(): ZoomGroup {
  const views = useRef(new Set<ReactZoomPanPinchRef>());
  return useMemo(() => {
    let at: Place = { scale: 1, positionX: 0, positionY: 0 };
    const put = (view: ReactZoomPanPinchRef, place: Place, time = 0) =>
      void view.setTransform(place.positionX, place.positionY, place.scale, time);
    return {
      join(view) {
        views.current.add(view);
        if (at.scale !== 1) put(view, at);
        return () => views.current.delete(view);
      },
      moved(view, place) {
        // A view that follows says that it has moved as well, to where the others are.
        if (
          near(place.scale, at.scale) &&
          near(place.positionX, at.positionX) &&
          near(place.positionY, at.positionY)
        )
          return;
        at = place;
        for (const each of views.current) {
          const wrapper = each.instance.wrapperComponent;
          if (wrapper) wrapper.dataset.pixels = String(place.scale >= pixelsFrom);
          if (each.instance !== view.instance) put(each, place);
        }
      },
      zoomBy(factor) {
        const [first] = views.current;
        if (factor > 1) void first?.zoomIn(factor - 1, 120);
        else void first?.zoomOut(1 / factor - 1, 120);
      },
      reset() {
        const [first] = views.current;
        void first?.resetTransform(120);
      },
    };
  }, []);
}

const Group = createContext<ZoomGroup | undefined>(undefined);
export const ZoomGroupProvider = Group.Provider;

/** The group that a view belongs to. */
export function useZoomGroupHere(): ZoomGroup {
  const group = useContext(Group);
  if (!group) throw new Error("A view that zooms must stand inside a zoom group.");
  return group;
}
