"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

/** The width of an element, CSS pixels, followed as it changes; `assumed` on the server and until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>, assumed: number): number {
  const [width, setWidth] = useState(assumed);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    setWidth(target.clientWidth);
    const watch = new ResizeObserver(() => setWidth(target.clientWidth));
    watch.observe(target);
    return () => watch.disconnect();
  }, [element]);
  return width;
}
