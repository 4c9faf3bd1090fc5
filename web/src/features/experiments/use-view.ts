"use client";
import { useQueryStates } from "nuqs";
import { type ViewState, viewParsers } from "./view-state.ts";

/** The state of the list and how to change it; each change is a step that "back" takes back, unless said otherwise. */
export function useView() {
  return useQueryStates(viewParsers, { history: "push", scroll: false });
}

export type SetView = ReturnType<typeof useView>[1];

/** What takes every filter away and leaves order and groups as they are. */
export const withoutFilters: Partial<{ [Key in keyof ViewState]: null }> = {
  q: null,
  status: null,
  concept: null,
  backbone: null,
  method: null,
  variant: null,
  tag: null,
};
