/** The tag by which a team pins an experiment to the top of the list. */
export const pinnedTag = "pinned";

export const isPinned = ({ tags }: { readonly tags: readonly string[] }): boolean => tags.includes(pinnedTag);

/** Tags with the pin set or taken away; the others stay as they are, in their order. */
export function withPin(tags: readonly string[], pinned: boolean): string[] {
  const others = tags.filter((tag) => tag !== pinnedTag);
  return pinned ? [...others, pinnedTag] : others;
}

/** The tags that people read: the pin has a sign of its own. */
export const shownTags = (tags: readonly string[]): readonly string[] =>
  tags.filter((tag) => tag !== pinnedTag);
