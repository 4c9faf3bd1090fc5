/** The pages of the portal that stand in its navigation and in the command palette. */
export const destinations = [
  { href: "/experiments", label: "Experiments", keys: "g e", about: "Every experiment, running and done" },
  { href: "/compare", label: "Compare", keys: "g c", about: "Any runs side by side" },
  { href: "/gallery", label: "Gallery", keys: "g g", about: "Prompt by sample, run by run" },
  { href: "/concepts", label: "Concepts", keys: "g o", about: "The subjects and their photos" },
  { href: "/packs", label: "Packs", keys: "g p", about: "Models and their cards" },
  { href: "/settings", label: "Settings", keys: "g s", about: "API keys, users, theme" },
  { href: "/help", label: "Help", keys: "g h", about: "Five-minute tour and glossary" },
] as const;

/** The API explorer is a page of the API itself. */
export const explorer = {
  href: "/graphiql",
  label: "API explorer",
  about: "GraphiQL, with example queries",
} as const;
