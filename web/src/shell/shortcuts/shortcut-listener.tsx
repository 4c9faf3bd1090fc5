"use client";
import { useEffect } from "react";
import { openOverlay } from "../overlay.ts";
import { isForTyping } from "./is-for-typing.ts";
import { advance, nameOf, sequenceMillis } from "./key-sequence.ts";
import { shortcutsAreOn } from "./shortcut-preference.ts";
import { registeredShortcuts } from "./use-shortcuts.ts";

/** Listens for Ctrl or Cmd with K, and for the shortcuts that components have registered. Renders nothing. */
export function ShortcutListener() {
  useEffect(() => {
    let pending: readonly string[] = [];
    let last = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK") {
        event.preventDefault();
        openOverlay("palette");
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (!shortcutsAreOn() || isForTyping(event.target) || event.key === "Shift") return;
      const step = advance(
        event.timeStamp - last > sequenceMillis ? [] : pending,
        nameOf(event),
        registeredShortcuts(),
      );
      pending = step.pending;
      last = event.timeStamp;
      if (!step.found) return;
      event.preventDefault();
      step.found.run();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return null;
}
