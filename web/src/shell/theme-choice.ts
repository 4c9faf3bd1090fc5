"use client";
import { useSyncExternalStore } from "react";
import { type Theme, themeCookie, themeOf } from "./theme.ts";

const changed = "dbdpo-theme-changed";

/** Applies a theme and keeps it in a cookie, so that the server renders the next page in it and nothing flashes. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  window.dispatchEvent(new Event(changed));
}

/** The theme that was chosen, read from the cookie. */
function chosenTheme(): Theme {
  const pair = document.cookie.split("; ").find((each) => each.startsWith(`${themeCookie}=`));
  return themeOf(pair?.slice(themeCookie.length + 1));
}

/** Light where the page is dark now, else dark. */
export function otherTheme(): Theme {
  const chosen = chosenTheme();
  const dark = chosen === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
  return dark ? "light" : "dark";
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(changed, listener);
  return () => window.removeEventListener(changed, listener);
}

/** The theme that was chosen, following changes; while the server renders, the one it read itself. */
export const useChosenTheme = (onServer: Theme = "system"): Theme =>
  useSyncExternalStore(subscribe, chosenTheme, () => onServer);
