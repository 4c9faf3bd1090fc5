const scenes = [
  "in the jungle",
  "in the snow",
  "on the beach",
  "on a cobblestone street",
  "on top of pink fabric",
  "on top of a wooden floor",
  "with a city in the background",
  "with a mountain in the background",
  "with a blue house in the background",
  "on top of a purple rug in a forest",
  "wearing a red hat",
  "wearing a santa hat",
  "wearing a rainbow scarf",
  "wearing a black top hat and a monocle",
  "in a chef outfit",
  "in a firefighter outfit",
  "in a police outfit",
  "wearing pink glasses",
  "wearing a yellow shirt",
  "in a purple wizard outfit",
  "on top of green grass",
  "on top of a mirror",
  "on top of a dirt road",
  "on top of a white rug",
  "seen from the top",
];
const moods = [
  "",
  " at dawn",
  " at noon",
  " at dusk",
  " at night",
  " in rain",
  " in fog",
  " in spring",
  " in autumn",
  " up close",
];

/** The first `count` templates; the subject stands in them as `{token} {class}`. */
export const templates = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, i) => `a {token} {class} ${scenes[i % scenes.length]}${moods[Math.floor(i / scenes.length)]}`,
  );

/** A template with the subject as the U-Net sees it. */
export const conditioning = (template: string, className: string): string =>
  template.replace("{token} {class}", `sks ${className}`);

/** A template with the subject written as its class. */
export const classKept = (template: string, className: string): string =>
  template.replace("{token} {class}", className);
