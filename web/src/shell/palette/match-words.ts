/**
 * How well an entry fits what was typed: 0 where a word of the search is missing, more where its name begins with it. Words may
 * come in any order and stand anywhere.
 */
export function matchWords(search: string, name: string, keywords = ""): number {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const title = name.toLowerCase();
  const all = `${title} ${keywords.toLowerCase()}`;
  if (!wanted.every((word) => all.includes(word))) return 0;
  if (title.startsWith(search.trim().toLowerCase())) return 1;
  return wanted.every((word) => title.includes(word)) ? 0.8 : 0.5;
}

interface Named {
  readonly name: string;
  readonly about?: string | null | undefined;
}

/** The entries that fit a search, best first and else as they stood. */
export const fitting = <Entry extends Named>(search: string, entries: readonly Entry[]): readonly Entry[] =>
  entries
    .map((entry) => ({ entry, fit: matchWords(search, entry.name, entry.about ?? "") }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ entry }) => entry);
