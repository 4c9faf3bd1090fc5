"use client";
import { useState } from "react";
import { Segmented } from "../ui/segmented.tsx";
import { type Theme, themeCookie } from "./theme.ts";

const options = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "System" },
] as const;

/** Keeps the choice in a cookie, so that the server renders the next page in it and nothing flashes. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
}

/** Chooses light, dark or the machine's theme. */
export function ThemeSwitch({ initial }: { readonly initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  return (
    <Segmented
      label="Theme"
      value={theme}
      options={options}
      onChange={(chosen) => {
        setTheme(chosen);
        applyTheme(chosen);
      }}
    />
  );
}
