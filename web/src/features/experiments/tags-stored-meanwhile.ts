import type { RequestError } from "../../graphql/request-error.ts";

const isTags = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((tag) => typeof tag === "string");

/** The tags that somebody else has stored meanwhile, where that is what stood in the way. */
export function tagsStoredMeanwhile(error: RequestError): readonly string[] | undefined {
  const value = error.code === "CONFLICT" ? error.issues[0]?.value : undefined;
  return isTags(value) ? value : undefined;
}
