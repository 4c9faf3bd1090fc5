"use client";
import { Checkbox } from "../../ui/field.tsx";
import { switchShortcuts, useShortcutsOn } from "./shortcut-preference.ts";

/** Switches single-key shortcuts on or off in this browser. */
export function ShortcutSwitch() {
  const on = useShortcutsOn();
  return (
    <Checkbox
      label="Single keys act as shortcuts"
      checked={on}
      onChange={(event) => switchShortcuts(event.target.checked)}
    />
  );
}
