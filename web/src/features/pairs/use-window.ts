"use client";
import { useQueryStates } from "nuqs";
import { useEffect, useState } from "react";
import type { AngleWindow } from "../../charts/angle-window.ts";
import { pairsParsers } from "./pairs-state.ts";
import { sameWindow, windowOf } from "./windows.ts";

/** How long after the last move a window stands in the address, milliseconds. */
const settled = 150;

/** The window looked at: it moves at once, and stands in the address as soon as it rests. Back leads to the page before. */
export function useWindow(own: AngleWindow) {
  const [edges, setEdges] = useQueryStates(
    { c1: pairsParsers.c1, c2: pairsParsers.c2 },
    { history: "replace", scroll: false },
  );
  const [moving, setMoving] = useState<AngleWindow>();
  const inAddress = windowOf(edges.c1 ?? own.c1, edges.c2 ?? own.c2) ?? own;
  useEffect(() => {
    if (!moving) return;
    const timer = setTimeout(() => {
      void setEdges(sameWindow(moving, own) ? { c1: null, c2: null } : { c1: moving.c1, c2: moving.c2 });
      setMoving(undefined);
    }, settled);
    return () => clearTimeout(timer);
  }, [moving, own, setEdges]);
  return { window: moving ?? inAddress, setWindow: setMoving };
}
