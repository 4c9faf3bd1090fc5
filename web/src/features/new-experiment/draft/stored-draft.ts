import type { Draft } from "./draft.ts";

const prefix = "dbdpo-new-experiment";
/** Changes when drafts of before could not be read any more. */
const version = 1;

const isDraft = (value: unknown): value is Draft => {
  const draft = value as Partial<Draft> | null;
  return (
    typeof draft === "object" &&
    draft !== null &&
    typeof draft.name === "string" &&
    Array.isArray(draft.concepts) &&
    Array.isArray(draft.variants) &&
    typeof draft.values === "object" &&
    draft.values !== null
  );
};

/** Under what a draft is kept: each way into the form (a preset, a fork of an experiment) has its own. */
export const placeOf = (way: string): string => `${prefix}:${version}:${way}`;

/** The draft that was kept in this tab; undefined where there is none, or none that can be read. */
export function readDraft(storage: Pick<Storage, "getItem">, way: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(storage.getItem(placeOf(way)) ?? "null");
    return isDraft(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft for this tab, or forgets it. Where nothing can be stored, it is not. */
export function keepDraft(
  storage: Pick<Storage, "setItem" | "removeItem">,
  way: string,
  draft: Draft | undefined,
): void {
  try {
    if (draft) storage.setItem(placeOf(way), JSON.stringify(draft));
    else storage.removeItem(placeOf(way));
  } catch {
    // A full or forbidden storage loses nothing that is on the page.
  }
}
