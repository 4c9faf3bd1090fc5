"use client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Draft } from "./draft.ts";
import { keepDraft, readDraft } from "./stored-draft.ts";

/** How long typing must rest before the draft is kept, milliseconds. */
const rest = 300;

/**
 * A draft that survives a reload of its tab. `restored` tells whether it was found there; `forget` lets go of it, and `restart`
 * begins anew as well.
 */
export function useDraft(initial: Draft, way: string) {
  const [draft, setDraft] = useState(initial);
  const [restored, setRestored] = useState(false);
  const touched = useRef(false);
  useLayoutEffect(() => {
    const found = readDraft(sessionStorage, way);
    if (!found) return;
    setDraft(found);
    setRestored(true);
  }, [way]);
  useEffect(() => {
    if (!touched.current) return;
    const timer = setTimeout(() => keepDraft(sessionStorage, way, draft), rest);
    return () => clearTimeout(timer);
  }, [draft, way]);
  const change = useCallback((next: (draft: Draft) => Draft) => {
    touched.current = true;
    setDraft(next);
  }, []);
  const forget = useCallback(() => {
    touched.current = false;
    keepDraft(sessionStorage, way, undefined);
  }, [way]);
  const restart = useCallback(() => {
    forget();
    setDraft(initial);
    setRestored(false);
  }, [forget, initial]);
  return { draft, change, restored, forget, restart };
}
