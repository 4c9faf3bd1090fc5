"use client";
import { Contrast } from "lucide-react";
import { IconButton } from "../ui/button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import type { Theme } from "./theme.ts";
import { chooseTheme, otherTheme, useChosenTheme } from "./theme-choice.ts";

const options = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "System" },
] as const;

/** Chooses light, dark or the machine's theme. `initial` is what the server read from the cookie. */
export function ThemeSwitch({ initial }: { readonly initial?: Theme }) {
  const theme = useChosenTheme(initial);
  return <Segmented label="Theme" value={theme} options={options} onChange={chooseTheme} />;
}

/** Goes from light to dark and back with one press. */
export const ThemeToggle = ({ className }: { readonly className?: string }) => (
  <IconButton
    label="Switch between light and dark"
    onClick={() => chooseTheme(otherTheme())}
    {...(className && { className })}
  >
    <Contrast size={16} aria-hidden="true" />
  </IconButton>
);
