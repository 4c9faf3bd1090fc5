import {
  createLoader,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { ConceptsQueryVariables } from "./concepts.graphql.ts";

/** The state of the list of concepts as its address has it. */
export const conceptViewParsers = {
  q: parseAsString.withDefault(""),
  kind: parseAsStringLiteral(["all", "live", "object"]).withDefault("all"),
  archived: parseAsBoolean.withDefault(false),
};

export type ConceptView = inferParserType<typeof conceptViewParsers>;

export const readConceptView = createLoader(conceptViewParsers);

/** What the first page of the list is asked for with. */
export function conceptVariables({ q, kind, archived }: ConceptView): ConceptsQueryVariables {
  return {
    first: 60,
    filter: {
      archived,
      ...(q.trim() && { nameContains: q.trim() }),
      ...(kind !== "all" && { kind: kind === "live" ? "LIVE" : "OBJECT" }),
    },
    orderBy: { field: "NAME", direction: "ASC" },
  };
}
