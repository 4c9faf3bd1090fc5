"use client";
import type { CSSProperties } from "react";
import { Toaster } from "sonner";

/** Colours of the product in the words of the library. */
const colours = {
  "--normal-bg": "var(--raised)",
  "--normal-text": "var(--text)",
  "--normal-border": "var(--line-strong)",
  "--border-radius": "6px",
} as CSSProperties;

/** Short messages at the foot of the page: what was done, what was refused. */
export const ToastPlace = () => (
  <Toaster
    position="bottom-right"
    style={colours}
    toastOptions={{ className: "!shadow-overlay !font-sans !text-base", descriptionClassName: "!text-muted" }}
  />
);
