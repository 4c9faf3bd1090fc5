/** Keys of a shortcut as written: "?" or, one after another, "g e". */
export const keysOf = (written: string): readonly string[] => written.split(" ");

/** Longest time between two keys of a sequence, milliseconds. */
export const sequenceMillis = 1500;

interface Pressed {
  readonly key: string;
  readonly code: string;
}

/**
 * The name of a pressed key: its character, or on a keyboard whose letters are not Latin the letter printed at its place on a
 * Latin one. Empty for keys that make no character.
 */
export function nameOf({ key, code }: Pressed): string {
  if (key.length !== 1) return "";
  if (/[\x21-\x7e]/.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? "";
}

export interface Step<Item> {
  /** Keys that may still become a shortcut. */
  readonly pending: readonly string[];
  readonly found?: Item;
}

/**
 * Takes one more key: the shortcut whose keys have all been pressed, or the keys to keep. A key that continues nothing may begin
 * something itself. Of several shortcuts with equal keys the last one wins: that of the innermost view.
 */
export function advance<Item extends { readonly keys: string }>(
  pending: readonly string[],
  key: string,
  shortcuts: readonly Item[],
): Step<Item> {
  if (!key) return { pending: [] };
  const pressed = [...pending, key];
  const begins = ({ keys }: Item) => pressed.every((each, i) => keysOf(keys)[i] === each);
  const candidates = shortcuts.filter(begins);
  const found = candidates.findLast(({ keys }) => keysOf(keys).length === pressed.length);
  if (found) return { pending: [], found };
  if (candidates.length > 0) return { pending: pressed };
  return pending.length > 0 ? advance([], key, shortcuts) : { pending: [] };
}
