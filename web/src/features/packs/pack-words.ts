/** What a pack is for, in words. */
export const kindWords: Readonly<Record<string, string>> = {
  DIFFUSION: "image model",
  SCORING: "judge",
};

/** The first paragraph of a model card, without its marks: what the pack is. */
export function gistOf(card: string | null): string {
  const paragraph = card
    ?.split(/\r?\n\s*\r?\n/)
    .map((block) => block.replace(/^(#{1,6}[^\n]*\n?)+/, "").trim())
    .find((block) => block !== "" && !/^[|>`#-]/.test(block));
  return (paragraph ?? "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/[*`_]{1,3}(?=\S)|(?<=\S)[*`_]{1,3}/g, "")
    .replace(/\s+/g, " ");
}
