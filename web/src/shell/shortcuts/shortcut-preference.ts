import { useSyncExternalStore } from "react";

const place = "dbdpo-shortcuts";
const changed = "dbdpo-shortcuts-changed";

/** Whether single keys act as shortcuts (WCAG 2.1.4: they can be switched off). Ctrl or Cmd with a key is not affected. */
export const shortcutsAreOn = (): boolean => {
  try {
    return localStorage.getItem(place) !== "off";
  } catch {
    return true;
  }
};

/** Keeps the choice in this browser. */
export function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(place);
    else localStorage.setItem(place, "off");
  } catch {
    // Where nothing can be stored, shortcuts stay on.
  }
  window.dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  // "storage" tells of other tabs.
  for (const event of [changed, "storage"]) window.addEventListener(event, listener);
  return () => {
    for (const event of [changed, "storage"]) window.removeEventListener(event, listener);
  };
}

/** Whether single keys act as shortcuts, following the choice. */
export const useShortcutsOn = (): boolean => useSyncExternalStore(subscribe, shortcutsAreOn, () => true);
