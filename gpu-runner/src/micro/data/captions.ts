import { attributes } from "./attributes.ts";
import type { Brush } from "./brush.ts";
import { evaluationScenery } from "./evaluation-scenery.ts";
import { furtherScenery } from "./further-scenery.ts";
import { objectClasses } from "./object-classes.ts";
import { wardrobe } from "./wardrobe.ts";

/** What a scene shows. An absent place is a plain backdrop. */
export interface SceneContent {
  readonly className: string;
  readonly scenery?: string;
  readonly outfit?: string;
  readonly attribute?: string;
}

export const scenery = { ...evaluationScenery, ...furtherScenery };

/** Longest text of the micro pack in tokens, begin and end included. */
export const maximumTokens = 28;

/** Identifiers a personalised subject can take; no other word of the vocabulary. */
export const subjectTokens = ["sks"];

const openings = ["a", "a photo of a", "a picture of a", "an image of a"];

/** The sentence of a scene in DreamBench's own wording. */
export function canonicalCaption(content: SceneContent): string {
  return phrase(content, "a", (phrases) => phrases[0]!);
}

/** A sentence of a scene in one of several wordings, so that no caption is a key. */
export function variedCaption(content: SceneContent, brush: Brush): string {
  const place = (phrases: readonly string[]) => brush.pick(phrases);
  if (content.scenery && !content.outfit && brush.chance(0.15)) {
    const where = place(scenery[content.scenery]!.phrases);
    return `${where}, ${phrase({ ...content, scenery: "" }, "a", place)}`;
  }
  return phrase(content, brush.pick(openings), place);
}

function phrase(
  content: SceneContent,
  opening: string,
  choose: (phrases: readonly string[]) => string,
): string {
  const words = [
    opening,
    content.attribute ? attributes[content.attribute]!.word : "",
    content.className,
    content.outfit ? choose(wardrobe[content.outfit]!.phrases) : "",
    content.scenery ? choose(scenery[content.scenery]!.phrases) : "",
  ];
  return words.filter(Boolean).join(" ");
}

/** Every word the pack can say, sorted; the tokenizer of the pack is made from it. */
export function vocabulary(): string[] {
  const texts = [
    ...openings,
    ...subjectTokens,
    ...Object.keys(objectClasses),
    ...Object.values(attributes).map((a) => a.word),
    ...Object.values(wardrobe).flatMap((o) => o.phrases),
    ...Object.values(scenery).flatMap((s) => s.phrases),
    "the my one nice small big old new painting drawing of and with in on at",
  ];
  return [...new Set(texts.flatMap((t) => t.toLowerCase().split(" ")))].sort();
}
