/** A note and tags as two people may have left them. */
export interface Remarks {
  readonly note: string;
  readonly tags: readonly string[];
}

/** What has a note and tags in the API's form. */
export interface Remarked {
  readonly note: string | null;
  readonly tags: readonly string[];
}

/** The note and tags of something; no note is an empty one. */
export const remarksOf = ({ note, tags }: Remarked): Remarks => ({ note: note ?? "", tags });

/** Tags of a line, apart by commas; each once, without spaces around. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

const sameTags = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().every((tag, i) => tag === [...b].sort()[i]);

/** Where two versions differ. */
export const differences = (
  mine: Remarks,
  theirs: Remarks,
): { readonly note: boolean; readonly tags: boolean } => ({
  note: mine.note !== theirs.note,
  tags: !sameTags(mine.tags, theirs.tags),
});

/** Both versions in one: the notes one after the other, the tags of both. */
export const joined = (mine: Remarks, theirs: Remarks): Remarks => ({
  note:
    mine.note === theirs.note || !theirs.note || mine.note.includes(theirs.note)
      ? mine.note
      : `${theirs.note}\n\n${mine.note}`.trim(),
  tags: [...new Set([...theirs.tags, ...mine.tags])],
});
