import { type PromptSet, parsePromptSet, subjectPlaceholder } from "@dreambooth-dpo/db/contract";
import { attributes, furtherScenery, wardrobe } from "../data/index.ts";

type Prompt = PromptSet["prompts"][number];

const looks = Object.values(attributes).filter(({ evaluation }) => !evaluation);
const outfits = Object.values(wardrobe).filter(({ evaluation }) => !evaluation);
const places = Object.values(furtherScenery);

const prompt = (category: Prompt["category"], subjects: Prompt["subjects"], words: string[]): Prompt => ({
  template: words.filter(Boolean).join(" "),
  subjects,
  category,
});

/** Places in every wording, alone and with one opening more. */
function placePrompts(): Prompt[] {
  return places.flatMap(({ phrases }) =>
    phrases.flatMap((where) => [
      prompt("background", "any", ["a", subjectPlaceholder, where]),
      prompt("background", "any", ["a photo of a", subjectPlaceholder, where]),
    ]),
  );
}

/** Every look alone, and with every third place, in turn. */
function lookPrompts(): Prompt[] {
  return looks.flatMap(({ word }, look) => [
    prompt("attribute", "any", ["a", word, subjectPlaceholder]),
    ...places
      .filter((_, place) => place % 3 === look % 3)
      .map(({ phrases }) => prompt("attribute", "any", ["a", word, subjectPlaceholder, phrases.at(-1)!])),
  ]);
}

/** Every outfit in all its wordings, alone and in every place; for live subjects. */
function outfitPrompts(): Prompt[] {
  return outfits.flatMap(({ phrases }) => [
    ...phrases.map((worn) => prompt("outfit", "live", ["a", subjectPlaceholder, worn])),
    ...places.map(({ phrases: where }, i) =>
      prompt("outfit", "live", ["a", subjectPlaceholder, phrases[i % phrases.length]!, where[0]!]),
    ),
  ]);
}

/** Objects in a picture or an image rather than a photo, so that they too have 150 prompts and more. */
function objectPrompts(): Prompt[] {
  return places.flatMap(({ phrases }) => [
    prompt("background", "object", ["a picture of a", subjectPlaceholder, phrases[0]!]),
    prompt("background", "object", ["an image of a", subjectPlaceholder, phrases[0]!]),
  ]);
}

/**
 * The prompts that preference pairs are made of: only places, outfits and looks that no evaluation prompt names, said as
 * the pack's captions say them.
 */
export function trainingPrompts(): PromptSet {
  return parsePromptSet({
    name: "micro-dpo",
    source: "places, outfits and looks of the micro pack beyond the DreamBench prompts",
    purpose: "training",
    prompts: [...placePrompts(), ...lookPrompts(), ...outfitPrompts(), ...objectPrompts()],
  });
}
