import type { RequestError } from "../../graphql/request-error.ts";

/** What someone else has stored since one began to edit. */
export interface Conflict {
  readonly isNote: boolean;
  readonly value: unknown;
  /** What is stored by now, to expect the next time. */
  readonly stored: { readonly note: string | null } | { readonly tags: readonly string[] };
}

/** The conflict that a refusal tells of; undefined where it is none. */
export function conflictIn(error: RequestError | null): Conflict | undefined {
  if (error?.code !== "CONFLICT") return undefined;
  const [issue] = error.issues;
  if (!issue) return undefined;
  const isTags = Array.isArray(issue.value);
  return {
    isNote: !isTags,
    value: issue.value,
    stored: isTags ? { tags: issue.value as string[] } : { note: (issue.value as string | null) ?? null },
  };
}
