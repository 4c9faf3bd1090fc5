"use client";
import { Search } from "lucide-react";
import { Kbd } from "../ui/kbd.tsx";
import { openOverlay } from "./overlay.ts";

/** Opens the command palette and shows by which keys it opens as well. */
export function PaletteButton() {
  const prepare = () => void import("./palette/palette.tsx");
  return (
    <button
      type="button"
      onClick={() => openOverlay("palette")}
      onPointerEnter={prepare}
      onFocus={prepare}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-8 min-w-8 items-center justify-center gap-2 rounded border border-transparent px-2 text-sm text-muted hover:text-text sm:border-line-strong sm:bg-page"
    >
      <Search size={16} aria-hidden="true" />
      <span className="max-xl:sr-only">Find anything</span>
      <span className="hidden sm:inline-flex" aria-hidden="true">
        <Kbd>Ctrl K</Kbd>
      </span>
    </button>
  );
}
