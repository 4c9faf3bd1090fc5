import type { GlossaryEntry } from "./glossary-entry.ts";
import { personalisationTerms } from "./personalisation-terms.ts";
import { preferenceTerms } from "./preference-terms.ts";
import { scoreTerms } from "./score-terms.ts";
import { statisticsTerms } from "./statistics-terms.ts";

/** The words of the product by subject, in the order in which they build on each other. */
export const glossary = [
  { title: "Scores", entries: scoreTerms },
  { title: "Personalisation", entries: personalisationTerms },
  { title: "Preference training", entries: preferenceTerms },
  { title: "Numbers and votes", entries: statisticsTerms },
] as const satisfies readonly { readonly title: string; readonly entries: readonly GlossaryEntry[] }[];

export const glossaryEntries: readonly GlossaryEntry[] = glossary.flatMap(({ entries }) => [...entries]);

/** Name of a term: what a `Term` takes and an address such as /help#is ends in. */
export type TermId = (typeof glossary)[number]["entries"][number]["id"];

const byId = new Map(glossaryEntries.map((entry) => [entry.id, entry]));

/** The entry of a term. */
export const glossaryEntry = (id: TermId): GlossaryEntry => byId.get(id)!;
