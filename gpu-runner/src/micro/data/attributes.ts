import type { Brush } from "./brush.ts";
import type { Colour, Placement } from "./canvas.ts";
import { tinted } from "./scenery.ts";
import type { Body } from "./wardrobe.ts";

/** A look of the object itself: the adjective, how the art is recoloured, and marks drawn on top. */
export interface AttributeLook {
  readonly word: string;
  readonly evaluation: boolean;
  readonly recolour?: NonNullable<Placement["recolour"]>;
  readonly finish?: (body: Body, brush: Brush) => void;
  /** Drawn behind the object. */
  readonly beneath?: (body: Body, brush: Brush) => void;
}

const star = ({ canvas }: Body, x: number, y: number, reach: number) => {
  canvas.line(x - reach, y, x + reach, y, [255, 255, 255]);
  canvas.line(x, y - reach, x, y + reach, [255, 255, 255]);
};

const shine: NonNullable<AttributeLook["finish"]> = (body, brush) => {
  for (let i = 0; i < 6; i++)
    star(body, body.x + brush.int(-15, 15), body.y + brush.int(-15, 15), brush.int(2, 4));
};

const drops: NonNullable<AttributeLook["finish"]> = ({ canvas, x, y, size }, brush) => {
  canvas.ellipse(x, y + size * 0.48, size * 0.5, 3.5, [120, 190, 240], 0.8);
  for (let i = 0; i < 12; i++) {
    const [px, py] = [x + brush.int(-17, 17), y + brush.int(-18, 16)];
    canvas.ellipse(px, py, 1.2, 2.2, [70, 150, 240]);
    canvas.ellipse(px, py + 0.6, 0.7, 0.9, [210, 236, 255]);
  }
};

/** The faces of a cube behind and around the object. */
const cube: NonNullable<AttributeLook["beneath"]> = ({ canvas, x, y, size }, brush) => {
  const half = size * 0.46;
  const depth = size * 0.2;
  const face = brush.near([214, 178, 120], 30);
  const shade = (k: number) => face.map((c) => c * k) as unknown as Colour;
  const [left, top] = [Math.round(x - half), Math.round(y - half)];
  const edge = Math.round(2 * half);
  for (let i = 0; i < depth; i++) {
    canvas.rectangle(left + i, top - i, left + i + edge, top - i + 1, shade(1.25));
    canvas.rectangle(left + edge + i, top - i, left + edge + i + 1, top - i + edge, shade(0.7));
  }
  canvas.rectangle(left, top, left + edge, top + edge, face);
};

const banded =
  (a: Colour, b: Colour, bands: number): NonNullable<Placement["recolour"]> =>
  (c, u, v) =>
    tinted(Math.floor((u + v) * bands) % 2 === 0 ? a : b, 0.75)(c);

const dotted: NonNullable<Placement["recolour"]> = (c, u, v) => {
  const inDot = Math.hypot(((u * 5) % 1) - 0.5, ((v * 5) % 1) - 0.5) < 0.3;
  return inDot ? tinted([40, 40, 60], 0.85)(c) : c;
};

/** The five attributes of the DreamBench prompts, and further ones. */
export const attributes: Readonly<Record<string, AttributeLook>> = {
  red: { word: "red", evaluation: true, recolour: tinted([255, 25, 25], 0.72) },
  purple: { word: "purple", evaluation: true, recolour: tinted([165, 50, 255], 0.72) },
  shiny: { word: "shiny", evaluation: true, finish: shine },
  wet: { word: "wet", evaluation: true, finish: drops },
  "cube shaped": { word: "cube shaped", evaluation: true, beneath: cube },
  blue: { word: "blue", evaluation: false, recolour: tinted([40, 90, 255], 0.72) },
  green: { word: "green", evaluation: false, recolour: tinted([40, 200, 70], 0.72) },
  golden: { word: "golden", evaluation: false, recolour: tinted([255, 205, 40], 0.8), finish: shine },
  black: { word: "black", evaluation: false, recolour: tinted([52, 52, 56], 0.85) },
  striped: { word: "striped", evaluation: false, recolour: banded([250, 250, 250], [40, 40, 60], 6) },
  spotted: { word: "spotted", evaluation: false, recolour: dotted },
};
