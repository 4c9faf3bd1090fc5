"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

// React warns about layout effects on the server, where there is no layout.
const useEffectBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;

/**
 * Width of an element in CSS pixels, kept up to date; `initial` until it is measured (on the server). A chart has a fixed height
 * and draws at this width, its viewBox scaling the drawing meanwhile: nothing around it moves.
 */
export function useWidth<E extends HTMLElement>(
  initial: number,
): readonly [ref: RefObject<E | null>, width: number, measured: boolean] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState<number>();
  useEffectBeforePaint(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const measured = Math.round(element.clientWidth);
      if (measured > 0) setWidth(measured);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, width ?? initial, width !== undefined];
}
