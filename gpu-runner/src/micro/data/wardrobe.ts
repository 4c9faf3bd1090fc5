import type { Canvas, Colour } from "./canvas.ts";
import { tinted } from "./scenery.ts";
import type { Sprite } from "./sprite.ts";

/** Where the object lies in the picture. */
export interface Body {
  readonly canvas: Canvas;
  readonly art: (name: string) => Sprite;
  /** Centre and edge length of the object's square, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Something worn: the words for it (the first is canonical), and how it is put on. */
export interface Outfit {
  readonly phrases: readonly string[];
  readonly evaluation: boolean;
  readonly draw: (body: Body) => void;
}

function hat(name: string, recolour?: (c: Colour) => Colour): (body: Body) => void {
  return ({ canvas, art, x, y, size }) =>
    canvas.paste(art(name), { x, y: y - size * 0.44, size: size * 0.5, ...(recolour ? { recolour } : {}) });
}

function held(name: string, recolour?: (c: Colour) => Colour): (body: Body) => void {
  return ({ canvas, art, x, y, size }) =>
    canvas.paste(art(name), {
      x: x + size * 0.42,
      y: y + size * 0.22,
      size: size * 0.42,
      ...(recolour ? { recolour } : {}),
    });
}

function worn(name: string, recolour?: (c: Colour) => Colour): (body: Body) => void {
  return ({ canvas, art, x, y, size }) =>
    canvas.paste(art(name), { x, y: y + size * 0.2, size: size * 0.56, ...(recolour ? { recolour } : {}) });
}

const both =
  (...parts: ((body: Body) => void)[]) =>
  (body: Body) => {
    for (const part of parts) part(body);
  };

/** A knitted band of the given stripes below the middle. */
function scarf(stripes: readonly Colour[]): (body: Body) => void {
  return ({ canvas, x, y, size }) => {
    const width = size * 0.62;
    stripes.forEach((colour, i) => {
      const top = y + size * 0.1 + (i * size * 0.2) / stripes.length;
      canvas.rectangle(
        Math.round(x - width / 2),
        Math.round(top),
        Math.round(x + width / 2),
        Math.round(top + (size * 0.2) / stripes.length + 1),
        colour,
      );
    });
    stripes.forEach((colour, i) => {
      const left = x + width * 0.1 + (i * width * 0.25) / stripes.length;
      canvas.rectangle(
        Math.round(left),
        Math.round(y + size * 0.28),
        Math.round(left + (width * 0.25) / stripes.length + 1),
        Math.round(y + size * 0.5),
        colour,
      );
    });
  };
}

const rainbow: Colour[] = [
  [230, 40, 40],
  [250, 150, 30],
  [250, 230, 50],
  [60, 190, 80],
  [50, 110, 230],
  [150, 60, 200],
];
const monocle = ({ canvas, x, y, size }: Body) => {
  canvas.ellipse(x + size * 0.14, y - size * 0.1, size * 0.12, size * 0.12, [236, 190, 60]);
  canvas.ellipse(x + size * 0.14, y - size * 0.1, size * 0.08, size * 0.08, [220, 240, 250]);
};
const whiteHat = ({ canvas, x, y, size }: Body) => {
  const top = y - size * 0.5;
  for (const dx of [-0.14, 0, 0.14])
    canvas.ellipse(x + dx * size, top, size * 0.14, size * 0.13, [252, 252, 252]);
  canvas.rectangle(
    Math.round(x - size * 0.2),
    Math.round(top),
    Math.round(x + size * 0.2),
    Math.round(top + size * 0.18),
    [238, 238, 240],
  );
};
const santaHat = ({ canvas, x, y, size }: Body) => {
  const top = y - size * 0.4;
  canvas.triangle(
    [
      [x - size * 0.24, top],
      [x + size * 0.24, top],
      [x + size * 0.16, top - size * 0.36],
    ],
    [222, 30, 40],
  );
  canvas.rectangle(
    Math.round(x - size * 0.27),
    Math.round(top - 1),
    Math.round(x + size * 0.27),
    Math.round(top + size * 0.1),
    [252, 250, 248],
  );
  canvas.ellipse(x + size * 0.18, top - size * 0.36, size * 0.08, size * 0.08, [252, 250, 248]);
};
const wizardHat = ({ canvas, x, y, size }: Body) => {
  const top = y - size * 0.34;
  canvas.ellipse(x, top, size * 0.34, size * 0.08, [100, 40, 170]);
  canvas.triangle(
    [
      [x - size * 0.22, top],
      [x + size * 0.22, top],
      [x, top - size * 0.46],
    ],
    [130, 50, 210],
  );
  canvas.ellipse(x, top - size * 0.16, size * 0.05, size * 0.05, [252, 220, 70]);
};
const policeCap = ({ canvas, x, y, size }: Body) => {
  const top = y - size * 0.42;
  canvas.ellipse(x, top, size * 0.28, size * 0.13, [26, 40, 96]);
  canvas.rectangle(
    Math.round(x - size * 0.22),
    Math.round(top),
    Math.round(x + size * 0.22),
    Math.round(top + size * 0.1),
    [16, 22, 50],
  );
  canvas.ellipse(x, top - size * 0.02, size * 0.06, size * 0.06, [250, 210, 60]);
};

/** Everything that can be worn: the ten outfits of the DreamBench prompts, and further ones. */
export const wardrobe: Readonly<Record<string, Outfit>> = {
  "red hat": {
    phrases: ["wearing a red hat"],
    evaluation: true,
    draw: hat("billed cap", tinted([240, 20, 20], 0.9)),
  },
  "santa hat": { phrases: ["wearing a santa hat"], evaluation: true, draw: santaHat },
  "rainbow scarf": { phrases: ["wearing a rainbow scarf"], evaluation: true, draw: scarf(rainbow) },
  "top hat": {
    phrases: ["wearing a black top hat and a monocle"],
    evaluation: true,
    draw: both(hat("top hat", tinted([60, 60, 66], 0.6)), monocle),
  },
  chef: { phrases: ["in a chef outfit"], evaluation: true, draw: both(whiteHat, held("cooking")) },
  firefighter: {
    phrases: ["in a firefighter outfit"],
    evaluation: true,
    draw: both(hat("rescue worker’s helmet", tinted([230, 40, 20], 0.8)), held("fire extinguisher")),
  },
  police: {
    phrases: ["in a police outfit"],
    evaluation: true,
    draw: both(policeCap, held("police car light", tinted([40, 90, 250], 0.8))),
  },
  "pink glasses": {
    phrases: ["wearing pink glasses"],
    evaluation: true,
    draw: ({ canvas, x, y, size }) => {
      const eye = y - size * 0.1;
      for (const side of [-1, 1]) {
        canvas.ellipse(x + side * size * 0.15, eye, size * 0.14, size * 0.12, [250, 60, 170]);
        canvas.ellipse(x + side * size * 0.15, eye, size * 0.08, size * 0.07, [90, 20, 70]);
      }
      canvas.line(x - 2, eye, x + 2, eye, [250, 60, 170], 2);
    },
  },
  "yellow shirt": {
    phrases: ["wearing a yellow shirt"],
    evaluation: true,
    draw: worn("t-shirt", tinted([255, 220, 30], 0.95)),
  },
  wizard: {
    phrases: ["in a purple wizard outfit"],
    evaluation: true,
    draw: both(wizardHat, held("magic wand")),
  },
  crown: { phrases: ["wearing a crown", "wearing a golden crown"], evaluation: false, draw: hat("crown") },
  "blue cap": {
    phrases: ["wearing a blue cap"],
    evaluation: false,
    draw: hat("billed cap", tinted([30, 90, 250], 0.9)),
  },
  graduate: { phrases: ["wearing a graduation cap"], evaluation: false, draw: hat("graduation cap") },
  "straw hat": {
    phrases: ["wearing a straw hat"],
    evaluation: false,
    draw: hat("woman’s hat", tinted([240, 200, 110], 0.8)),
  },
  "green scarf": {
    phrases: ["wearing a green scarf"],
    evaluation: false,
    draw: scarf([
      [30, 150, 70],
      [60, 190, 100],
    ]),
  },
  "red shirt": {
    phrases: ["wearing a red shirt"],
    evaluation: false,
    draw: worn("t-shirt", tinted([230, 30, 40], 0.95)),
  },
  helmet: { phrases: ["wearing a green helmet"], evaluation: false, draw: hat("military helmet") },
  ribbon: { phrases: ["wearing a pink ribbon"], evaluation: false, draw: hat("ribbon") },
};
