"use client";
import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import { destinations } from "./destinations.ts";
import { closeOverlay, openOverlay, useOverlay } from "./overlay.ts";
import { ShortcutListener } from "./shortcuts/shortcut-listener.tsx";
import { useShortcuts } from "./shortcuts/use-shortcuts.ts";

// Neither is needed before it is first asked for.
const Palette = lazy(() => import("./palette/palette.tsx").then((of) => ({ default: of.Palette })));
const ShortcutSheet = lazy(() =>
  import("./shortcuts/shortcut-sheet.tsx").then((of) => ({ default: of.ShortcutSheet })),
);

/** The command palette, the list of shortcuts, and the keys that work on every page. */
export function Overlays() {
  const router = useRouter();
  const overlay = useOverlay();
  useShortcuts([
    { keys: "?", label: "Show this list", group: "Anywhere", run: () => openOverlay("shortcuts") },
    ...destinations.map(({ keys, label, href }) => ({
      keys,
      label,
      group: "Go to",
      run: () => router.push(href),
    })),
  ]);
  return (
    <>
      <ShortcutListener />
      <Suspense>
        {overlay === "palette" && <Palette onClose={closeOverlay} />}
        {overlay === "shortcuts" && <ShortcutSheet onClose={closeOverlay} />}
      </Suspense>
    </>
  );
}
