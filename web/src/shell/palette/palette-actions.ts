import { toast } from "../../ui/toast.ts";
import { openOverlay } from "../overlay.ts";
import { chooseTheme, otherTheme } from "../theme-choice.ts";
import type { PaletteEntry } from "./palette-parts.tsx";

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toast("Link to this view copied.");
  } catch {
    toast.error("The browser did not allow copying. The link is in its address bar.");
  }
}

/** What can be done from anywhere. */
export const paletteActions: readonly PaletteEntry[] = [
  { id: "new-experiment", name: "New experiment", to: "/experiments/new" },
  { id: "new-concept", name: "New concept", about: "From 4 to 6 photos", to: "/concepts/new" },
  {
    id: "copy-link",
    name: "Copy link to this view",
    about: "Filters, sorting and selection are in it",
    to: () => void copyLink(),
  },
  { id: "theme", name: "Switch between light and dark", to: () => chooseTheme(otherTheme()) },
  { id: "theme-system", name: "Follow the system's theme", to: () => chooseTheme("system") },
  { id: "shortcuts", name: "Keyboard shortcuts", to: () => openOverlay("shortcuts") },
];
