/** Points in data units, with the part [from, to) of them that is drawn. */
export interface PointCloud {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
}

/** How data units become pixels of the raster: x * scale + offsetX, offsetY - y * scale. */
export interface RasterView {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export type Rgb = readonly [red: number, green: number, blue: number];

/** Offsets (dx, dy) of the pixels of a disc, one after the other. */
export function discOffsets(radius: number): Int16Array {
  const reach = Math.ceil(radius);
  const offsets: number[] = [];
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) if (Math.hypot(dx, dy) <= radius + 0.2) offsets.push(dx, dy);
  return Int16Array.from(offsets);
}

/** Adds one to every pixel that a point's disc covers. Discs that touch the border of the raster are left out whole. */
export function splat(
  counts: Uint16Array,
  { width, height, scale, offsetX, offsetY }: RasterView,
  cloud: PointCloud,
  disc: Int16Array,
): void {
  const { xs, ys, from, to } = cloud;
  let reach = 0;
  for (let k = 0; k < disc.length; k++) reach = Math.max(reach, Math.abs(disc[k]!));
  const steps = new Int32Array(disc.length / 2);
  for (let k = 0; k < steps.length; k++) steps[k] = disc[2 * k + 1]! * width + disc[2 * k]!;
  for (let i = from; i < to; i++) {
    const px = Math.round(xs[i]! * scale + offsetX);
    const py = Math.round(offsetY - ys[i]! * scale);
    // Written so that NaN is left out as well.
    if (!(px >= reach && px < width - reach && py >= reach && py < height - reach)) continue;
    const at = py * width + px;
    for (let k = 0; k < steps.length; k++) counts[at + steps[k]!]! += 1;
  }
}

const levels = 32;

/** Level (0 for none, to 31) of a count, logarithmic up to `most`: one point is seen, and many still differ from very many. */
export function densityLevels(most: number): Uint8Array {
  const table = new Uint8Array(1024);
  const top = Math.log(1 + Math.max(4, most));
  for (let count = 1; count < table.length; count++)
    table[count] = Math.min(levels - 1, Math.max(1, Math.round(((levels - 1) * Math.log(1 + count)) / top)));
  return table;
}

/** Opacity of a level: a lone point is `lone`, the densest place is full. */
const opacity = (level: number, lone: number): number =>
  level === 0 ? 0 : lone + (1 - lone) * Math.min(1, (level - 1) / (levels - 2)) ** 0.9;

/** Pixels (red, green, blue, opacity from the lowest byte up) of every pair of levels: kept over rejected. */
export function colourTable(
  rejected: Rgb,
  kept: Rgb,
  lone: { readonly rejected: number; readonly kept: number },
): Uint32Array {
  const table = new Uint32Array(levels * levels);
  for (let k = 0; k < levels; k++)
    for (let r = 0; r < levels; r++) {
      const over = opacity(k, lone.kept);
      const under = opacity(r, lone.rejected) * (1 - over);
      const alpha = over + under;
      if (alpha === 0) continue;
      const channel = (c: 0 | 1 | 2) => Math.round((kept[c] * over + rejected[c] * under) / alpha);
      table[k * levels + r] =
        ((Math.round(alpha * 255) << 24) | (channel(2) << 16) | (channel(1) << 8) | channel(0)) >>> 0;
    }
  return table;
}

/** Turns counts of rejected and kept points into pixels. */
export function colourPixels(
  pixels: Uint32Array,
  rejected: Uint16Array,
  kept: Uint16Array,
  level: Uint8Array,
  colours: Uint32Array,
): void {
  const most = level.length - 1;
  for (let i = 0; i < pixels.length; i++) {
    const r = rejected[i]!;
    const k = kept[i]!;
    pixels[i] = (r | k) === 0 ? 0 : colours[level[Math.min(k, most)]! * levels + level[Math.min(r, most)]!]!;
  }
}
