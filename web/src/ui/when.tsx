"use client";
import { useSyncExternalStore } from "react";
import { exactTime, relativeTime } from "../format/time.ts";

/** Between two looks at the clock, milliseconds. */
const tick = 30_000;

let minute = 0;

/** One timer for all times of a page. */
const ticks = {
  listeners: new Set<() => void>(),
  timer: undefined as ReturnType<typeof setInterval> | undefined,
};

function subscribe(listener: () => void): () => void {
  ticks.listeners.add(listener);
  ticks.timer ??= setInterval(() => {
    minute++;
    for (const each of ticks.listeners) each();
  }, tick);
  return () => {
    ticks.listeners.delete(listener);
    if (ticks.listeners.size > 0) return;
    clearInterval(ticks.timer);
    ticks.timer = undefined;
  };
}

/** A moment, relative to now, and exactly on hover. */
export function When({ at }: { readonly at: string }) {
  useSyncExternalStore(
    subscribe,
    () => minute,
    () => 0,
  );
  return (
    // Server and browser have clocks and time zones of their own.
    <time dateTime={at} title={exactTime(at)} suppressHydrationWarning className="whitespace-nowrap">
      {relativeTime(at, new Date())}
    </time>
  );
}
