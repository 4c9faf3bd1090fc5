/** The look that a person chose; `system` follows the machine. */
export type Theme = "light" | "dark" | "system";

export const themeCookie = "dbdpo-theme";

/** The theme of a cookie's value; anything unknown is `system`. */
export const themeOf = (value: string | undefined): Theme =>
  value === "light" || value === "dark" ? value : "system";
