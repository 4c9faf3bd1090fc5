/**
 * How well an entry fits what was typed: 0 where a word of the search is missing, more where its name begins with it. Words may
 * come in any order and stand anywhere.
 */
export function matchWords(search: string, name: string, keywords: readonly string[] = []): number {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const title = name.toLowerCase();
  const all = [title, ...keywords.map((each) => each.toLowerCase())].join(" ");
  if (!wanted.every((word) => all.includes(word))) return 0;
  if (title.startsWith(search.trim().toLowerCase())) return 1;
  return wanted.every((word) => title.includes(word)) ? 0.8 : 0.5;
}
