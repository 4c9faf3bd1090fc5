import type { RunState } from "./run-state.ts";

/** Changes what the address of a run holds; null takes a part of it away. */
export type SetRunState = (
  next: Partial<{ [Key in keyof RunState]: RunState[Key] | null }>,
  options?: { readonly history?: "push" | "replace" },
) => unknown;
