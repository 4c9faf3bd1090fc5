"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { type ReactZoomPanPinchRef, TransformComponent, TransformWrapper } from "react-zoom-pan-pinch";
import { useZoomGroupHere } from "./zoom-group.ts";

/** A square window onto a picture: wheel, pinch, double click and drag move it, and all others of its group with it. */
export function ZoomView({ children }: { readonly children: ReactNode }) {
  const group = useZoomGroupHere();
  const view = useRef<ReactZoomPanPinchRef>(null);
  useEffect(() => (view.current ? group.join(view.current) : undefined), [group]);
  return (
    <div className="aspect-square overflow-hidden bg-image-surround">
      <TransformWrapper
        ref={view}
        minScale={1}
        maxScale={32}
        wheel={{ step: 0.2 }}
        doubleClick={{ mode: "toggle", step: 2 }}
        panning={{ velocityDisabled: true }}
        keyboard={{ disabled: true }}
        onTransform={(ref, place) => group.moved(ref, place)}
      >
        <TransformComponent
          wrapperClass="size-full! cursor-grab active:cursor-grabbing data-[pixels=true]:[image-rendering:pixelated]"
          contentClass="size-full!"
        >
          {children}
        </TransformComponent>
      </TransformWrapper>
    </div>
  );
}
