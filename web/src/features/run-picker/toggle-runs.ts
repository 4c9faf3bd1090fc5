/** The chosen runs with one taken away, or put at the end. */
export const toggleRun = (chosen: readonly string[], run: string): string[] =>
  chosen.includes(run) ? chosen.filter((each) => each !== run) : [...chosen, run];

/** The chosen runs with some put at the end, or taken away; those that are `kept` stay. */
export function toggleAll(
  chosen: readonly string[],
  runs: readonly string[],
  on: boolean,
  kept: readonly string[] = [],
): string[] {
  if (on) return [...new Set([...chosen, ...runs])];
  return chosen.filter((each) => !runs.includes(each) || kept.includes(each));
}
