import { useSyncExternalStore } from "react";

/** What can lie over any page. */
export type Overlay = "palette" | "shortcuts";

let open: Overlay | null = null;
const listeners = new Set<() => void>();

function show(next: Overlay | null): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Opens the command palette or the list of shortcuts. */
export const openOverlay = (overlay: Overlay): void => show(overlay);

/** Closes what is open. */
export const closeOverlay = (): void => show(null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is open now, following changes. */
export const useOverlay = (): Overlay | null =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );
