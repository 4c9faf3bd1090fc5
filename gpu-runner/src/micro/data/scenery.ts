import type { Brush } from "./brush.ts";
import type { Canvas, Colour } from "./canvas.ts";
import type { Sprite } from "./sprite.ts";

/** What a background is drawn with: the picture, the scene's random choices, and scenery art by its emoji name. */
export interface Stage {
  readonly canvas: Canvas;
  readonly brush: Brush;
  readonly art: (name: string) => Sprite;
}

/** A place: the words for it (the first is canonical) and how it is drawn. */
export interface Scenery {
  readonly phrases: readonly string[];
  readonly draw: (stage: Stage) => void;
}

/** Sky above a horizon, ground below. */
export function landscape({ canvas, brush }: Stage, sky: Colour, ground: Colour, horizon = 38): number {
  const h = horizon + brush.int(-2, 2);
  canvas.band(0, h, brush.near(sky));
  canvas.band(h, 64, brush.near(ground));
  return h;
}

/** Pastes scenery art at given places with some jitter. */
export function scatter(
  { canvas, brush, art }: Stage,
  names: readonly string[],
  places: readonly (readonly [number, number])[],
  size: readonly [number, number],
  recolour?: (c: Colour) => Colour,
): void {
  for (const [x, y] of places)
    canvas.paste(art(brush.pick(names)), {
      x: x + brush.int(-3, 3),
      y: y + brush.int(-2, 2),
      size: brush.int(size[0], size[1]),
      ...(recolour ? { recolour } : {}),
    });
}

/** Tints art towards a colour, keeping its light and shade. */
export function tinted(towards: Colour, amount: number): (c: Colour) => Colour {
  return (c) => {
    const light = ((c[0] + c[1] + c[2]) / 765) * 1.3;
    return c.map(
      (v, i) => v * (1 - amount) + Math.min(255, towards[i]! * light) * amount,
    ) as unknown as Colour;
  };
}

/** Draws `count` small marks at random places. */
export function sprinkle(
  { brush }: Stage,
  count: number,
  mark: (x: number, y: number) => void,
  top = 0,
): void {
  for (let i = 0; i < count; i++) mark(brush.int(0, 63), brush.int(top, 63));
}

/** A cloth or floor of one colour with soft folds. */
export function fabric(stage: Stage, colour: Colour, fold: Colour): void {
  const { canvas, brush } = stage;
  canvas.band(0, 64, brush.near(colour));
  for (let i = 0; i < 6; i++) {
    const y = brush.int(-8, 60);
    for (let x = -4; x < 64; x += 4)
      canvas.line(x, y + 10 * Math.sin(x / 20), x + 4, y + 10 * Math.sin((x + 4) / 20), fold, 2);
  }
}

/** A rug seen at a slant, below the object. */
export function rug({ canvas, brush }: Stage, colour: Colour): void {
  canvas.ellipse(32, 55, 30, 13, brush.near(colour));
  canvas.ellipse(32, 55, 24, 9, brush.near(colour.map((c) => c * 1.15) as unknown as Colour), 0.6);
}

/** Tiles in two colours. */
export function tiles({ canvas, brush }: Stage, a: Colour, b: Colour, size: number): void {
  const [one, two] = [brush.near(a), brush.near(b)];
  const shift = brush.int(0, size - 1);
  for (let y = -size; y < 64; y += size)
    for (let x = -size; x < 64; x += size)
      canvas.rectangle(x + shift, y, x + shift + size, y + size, (x / size + y / size) % 2 === 0 ? one : two);
}
