import { useEffect, useSyncExternalStore } from "react";
import { hasEnded, type ListedProgress, type WorkStatus } from "../experiment-row-data.ts";

/** Where an experiment stands, as last told. */
export interface LiveState {
  readonly status: WorkStatus;
  readonly progress: ListedProgress;
}

/** An experiment on the page that has not ended. */
export interface Watched {
  readonly id: string;
  readonly status: WorkStatus;
}

const states = new Map<string, LiveState>();
/** Rows on the page, by experiment: as the list has it, and how many they are (a pinned one may stand twice). */
const rows = new Map<string, { readonly status: WorkStatus; readonly count: number }>();
const listeners = new Set<() => void>();
let watched: readonly Watched[] = [];

function changed(): void {
  const next = [...rows]
    .map(([id, row]) => ({ id, status: states.get(id)?.status ?? row.status }))
    .filter(({ status }) => !hasEnded(status));
  const same =
    next.length === watched.length &&
    next.every(({ id, status }, i) => id === watched[i]!.id && status === watched[i]!.status);
  if (!same) watched = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function count(id: string, status: WorkStatus, by: 1 | -1): void {
  const left = (rows.get(id)?.count ?? 0) + by;
  if (left > 0) rows.set(id, { status, count: left });
  else {
    rows.delete(id);
    states.delete(id);
  }
  changed();
}

/** Tells the rows where an experiment stands now. */
export function tellLive(id: string, state: LiveState): void {
  if (!rows.has(id)) return;
  states.set(id, state);
  changed();
}

const none: readonly Watched[] = [];

/** The unfinished experiments whose rows are on the page. */
export const useWatched = (): readonly Watched[] =>
  useSyncExternalStore(
    subscribe,
    () => watched,
    () => none,
  );

/**
 * Where an experiment of the list stands: what was told since, while the list itself has it unfinished. It is watched for as
 * long as its row is on the page.
 */
export function useLive(id: string, listed: LiveState): LiveState {
  const { status } = listed;
  const unfinished = !hasEnded(status);
  useEffect(() => {
    if (!unfinished) return;
    count(id, status, 1);
    return () => count(id, status, -1);
  }, [id, status, unfinished]);
  const told = useSyncExternalStore(
    subscribe,
    () => states.get(id),
    () => undefined,
  );
  return (unfinished && told) || listed;
}
