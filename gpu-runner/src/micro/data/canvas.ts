import type { Sprite } from "./sprite.ts";

export type Colour = readonly [red: number, green: number, blue: number];

/** How a sprite is placed: centre and edge length in pixels, rotation in degrees. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly rotation?: number;
  /** Horizontal shrink in (0, 1], as of an object turned aside. */
  readonly squeeze?: number;
  readonly recolour?: (colour: Colour, u: number, v: number) => Colour;
}

/** Edge length of every scene in pixels. */
export const sceneSize = 64;

/** An RGB picture drawn on with anti-aliased shapes and sprites. */
export class Canvas {
  readonly pixels = new Float32Array(sceneSize * sceneSize * 3);

  /** Mixes `colour` into one pixel by `alpha`; outside the picture nothing happens. */
  blend(x: number, y: number, colour: Colour, alpha: number): void {
    if (alpha <= 0 || x < 0 || y < 0 || x >= sceneSize || y >= sceneSize) return;
    const at = (y * sceneSize + x) * 3;
    for (let c = 0; c < 3; c++)
      this.pixels[at + c]! += (colour[c]! - this.pixels[at + c]!) * Math.min(1, alpha);
  }

  /** Calls `paint` for every pixel of a clipped box; it returns the alpha. */
  private shade(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    colour: Colour,
    alpha: (x: number, y: number) => number,
  ): void {
    for (let y = Math.max(0, Math.floor(y0)); y <= Math.min(sceneSize - 1, Math.ceil(y1)); y++)
      for (let x = Math.max(0, Math.floor(x0)); x <= Math.min(sceneSize - 1, Math.ceil(x1)); x++)
        this.blend(x, y, colour, alpha(x, y));
  }

  rectangle(x0: number, y0: number, x1: number, y1: number, colour: Colour): void {
    this.shade(x0, y0, x1 - 1, y1 - 1, colour, () => 1);
  }

  /** A horizontal band from y0 (inclusive) to y1. */
  band(y0: number, y1: number, colour: Colour): void {
    this.rectangle(0, y0, sceneSize, y1, colour);
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, colour: Colour, alpha = 1): void {
    this.shade(cx - rx - 1, cy - ry - 1, cx + rx + 1, cy + ry + 1, colour, (x, y) => {
      const r = Math.hypot((x + 0.5 - cx) / rx, (y + 0.5 - cy) / ry);
      return alpha * Math.min(1, Math.max(0, (1 - r) * Math.min(rx, ry) + 0.5));
    });
  }

  line(x0: number, y0: number, x1: number, y1: number, colour: Colour, width = 1): void {
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
    const reach = width / 2 + 1;
    this.shade(
      Math.min(x0, x1) - reach,
      Math.min(y0, y1) - reach,
      Math.max(x0, x1) + reach,
      Math.max(y0, y1) + reach,
      colour,
      (x, y) => {
        const along = Math.min(length, Math.max(0, (x - x0) * dx + (y - y0) * dy));
        const distance = Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
        return Math.min(1, Math.max(0, width / 2 + 0.5 - distance));
      },
    );
  }

  /** A filled triangle. */
  triangle(corners: readonly (readonly [number, number])[], colour: Colour): void {
    const [a, b, c] = corners as [[number, number], [number, number], [number, number]];
    const edge = (p: readonly number[], q: readonly number[], x: number, y: number) =>
      ((q[0]! - p[0]!) * (y - p[1]!) - (q[1]! - p[1]!) * (x - p[0]!)) /
      Math.hypot(q[0]! - p[0]!, q[1]! - p[1]!);
    const sign = Math.sign(edge(a, b, c[0], c[1])) || 1;
    const xs = corners.map((p) => p[0]);
    const ys = corners.map((p) => p[1]);
    this.shade(
      Math.min(...xs) - 1,
      Math.min(...ys) - 1,
      Math.max(...xs) + 1,
      Math.max(...ys) + 1,
      colour,
      (x, y) => {
        const inside = Math.min(
          sign * edge(a, b, x + 0.5, y + 0.5),
          sign * edge(b, c, x + 0.5, y + 0.5),
          sign * edge(c, a, x + 0.5, y + 0.5),
        );
        return Math.min(1, Math.max(0, inside + 0.5));
      },
    );
  }

  /** Composites a sprite, rotated and scaled with bilinear sampling of the nearest larger level. */
  paste(sprite: Sprite, { x, y, size, rotation = 0, squeeze = 1, recolour }: Placement): void {
    const level = sprite.levels.findLast((l) => l.size >= size) ?? sprite.levels[0]!;
    const angle = (-rotation * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const scale = level.size / size;
    const reach = size * 0.75;
    const sample = [0, 0, 0, 0];
    for (
      let py = Math.max(0, Math.floor(y - reach));
      py <= Math.min(sceneSize - 1, Math.ceil(y + reach));
      py++
    )
      for (
        let px = Math.max(0, Math.floor(x - reach));
        px <= Math.min(sceneSize - 1, Math.ceil(x + reach));
        px++
      ) {
        const [dx, dy] = [px + 0.5 - x, py + 0.5 - y];
        const u = ((dx * cos - dy * sin) / squeeze) * scale + level.size / 2 - 0.5;
        const v = (dx * sin + dy * cos) * scale + level.size / 2 - 0.5;
        if (!bilinear(level, u, v, sample)) continue;
        const colour = [sample[0]!, sample[1]!, sample[2]!] as const;
        this.blend(
          px,
          py,
          recolour ? recolour(colour, u / level.size, v / level.size) : colour,
          sample[3]! / 255,
        );
      }
  }

  /** The picture as 8-bit RGB, row by row. */
  toBytes(): Uint8Array {
    return Uint8Array.from(this.pixels, (v) => Math.min(255, Math.max(0, Math.round(v))));
  }
}

/** Alpha-weighted bilinear sample into `out`; false where the sprite is clear. */
function bilinear({ size, rgba }: Sprite["levels"][number], u: number, v: number, out: number[]): boolean {
  const [x0, y0] = [Math.floor(u), Math.floor(v)];
  if (x0 < -1 || y0 < -1 || x0 >= size || y0 >= size) return false;
  let alpha = 0;
  let [red, green, blue] = [0, 0, 0];
  for (let j = 0; j < 2; j++)
    for (let i = 0; i < 2; i++) {
      const [x, y] = [x0 + i, y0 + j];
      if (x < 0 || y < 0 || x >= size || y >= size) continue;
      const at = (y * size + x) * 4;
      const weight = (i ? u - x0 : 1 - u + x0) * (j ? v - y0 : 1 - v + y0) * rgba[at + 3]!;
      alpha += weight;
      red += weight * rgba[at]!;
      green += weight * rgba[at + 1]!;
      blue += weight * rgba[at + 2]!;
    }
  if (alpha < 1) return false;
  [out[0], out[1], out[2], out[3]] = [red / alpha, green / alpha, blue / alpha, alpha];
  return true;
}
