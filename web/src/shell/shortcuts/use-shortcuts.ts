"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

export interface Shortcut {
  /** A character such as "?", or characters pressed one after another such as "g e". */
  readonly keys: string;
  /** What it does, as the list of shortcuts says it. */
  readonly label: string;
  /** Under which heading it is listed; "This page" where left out. */
  readonly group?: string;
  run(): void;
}

let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const none: readonly Shortcut[] = [];

/** All shortcuts that act now. */
export const registeredShortcuts = (): readonly Shortcut[] => registered;

/** All shortcuts that act now, following changes. */
export const useRegisteredShortcuts = (): readonly Shortcut[] =>
  useSyncExternalStore(subscribe, registeredShortcuts, () => none);

/**
 * Has keys act while the component is there. They do nothing while somebody types, in dialogs and menus, and where a person has
 * switched shortcuts off. Their actions may close over fresh state; keys and labels are those of the first rendering.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const run = useEffectEvent((index: number) => shortcuts[index]?.run());
  const written = useEffectEvent(() => shortcuts.map(({ run: _, ...rest }) => rest));
  const key = shortcuts.map(({ keys, label }) => `${keys}:${label}`).join("\n");
  useEffect(() => {
    const mine = written().map((each, index) => ({ ...each, run: () => run(index) }));
    change([...registered, ...mine]);
    return () => change(registered.filter((each) => !mine.includes(each as (typeof mine)[number])));
  }, [key]);
}
