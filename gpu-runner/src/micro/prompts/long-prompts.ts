import { type PromptSet, parsePromptSet } from "@dreambooth-dpo/db/contract";

/** The paper's long prompts (Table 4) as far as the pack's vocabulary can say them: several wishes in one sentence. */
const live = [
  "a photo of a {token} {class} in a chef outfit on top of a wooden floor with a city in the background",
  "a picture of a {token} {class} on a cobblestone street with the Eiffel Tower in the background",
  "a {token} {class} wearing a red hat floating in outer space with a rainbow in the background",
  "an image of a {token} {class} in a purple wizard outfit in a forest at night under the moon",
  "a {token} {class} wearing a black top hat and a monocle on a cobblestone street in the rain",
  "a painting of a {token} {class} in the snow with a city in the background at night under the moon",
  "a drawing of a {token} {class} wearing a santa hat floating on top of water among the stars",
  "a {token} {class} wearing a rainbow scarf on the beach with sailboats in the background",
  "a painting of a {token} {class} in a police outfit on the sidewalk in a crowded street in the rain",
  "a photo of a {token} {class} wearing a straw hat on the beach at sunset with sailboats in the background",
];
const object = [
  "a painting of a {token} {class} on top of a wooden floor with a city in the background at sunset",
  "a drawing of a {token} {class} on top of a white rug with books in the background",
  "a painting of a {token} {class} on top of a wooden floor with sunflowers and tulips in the background",
  "a {token} {class} floating in an ocean of milk with a red sunset in the background",
  "a drawing of a big {token} {class} floating among the clouds at night under the moon",
  "a painting of a {token} {class} in the snow with a city in the background at night under the moon",
  "a drawing of a {token} {class} floating among the stars in outer space with a castle in the background",
  "a {token} {class} on the beach with a castle and sailboats in the background at sunset",
  "a drawing of a {token} {class} on top of a white rug in a forest with a blue house in the background",
  "a picture of a {token} {class} on a cobblestone street with the Eiffel Tower in the background in the rain",
];

/** Long evaluation prompts in the pack's words, ten for live and ten for object subjects. */
export function longPrompts(): PromptSet {
  const of = (templates: readonly string[], subjects: "live" | "object") =>
    templates.map((template) => ({ template, subjects, category: "long" as const }));
  return parsePromptSet({
    name: "micro-long",
    source: "DreamBoothDPO, Table 4, retold in the words of the micro pack",
    purpose: "evaluation",
    prompts: [...of(live, "live"), ...of(object, "object")],
  });
}
