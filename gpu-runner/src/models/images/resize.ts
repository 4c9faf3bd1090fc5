/** 8-bit pixels, row by row, three interleaved channels. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

interface Filter {
  readonly support: number;
  weight(x: number): number;
}

const filters = {
  bilinear: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  // Keys' cubic with a = -0.5, as Pillow's BICUBIC.
  bicubic: {
    support: 2,
    weight: (x) => {
      const t = Math.abs(x);
      if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
      return t < 2 ? (((t - 5) * t + 8) * t - 4) * -0.5 : 0;
    },
  },
  lanczos: {
    support: 3,
    weight: (x) => {
      const sinc = (v: number) => (v === 0 ? 1 : Math.sin(Math.PI * v) / (Math.PI * v));
      return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
    },
  },
} as const satisfies Record<string, Filter>;

export type ResizeFilter = keyof typeof filters;

// Pillow computes 8-bit images in fixed point with 22 fractional bits.
const precision = 2 ** 22;

interface Window {
  readonly start: number;
  readonly weights: Float64Array;
}

/** For every output position the inputs it reads and their fixed-point weights (Pillow's precompute_coeffs). */
function windows(inputs: number, outputs: number, filter: Filter): Window[] {
  const scale = inputs / outputs;
  // A filter is widened when shrinking: this is the antialiasing. Expressions are rounded in Pillow's order.
  const stretch = Math.max(1, scale);
  const support = filter.support * stretch;
  return Array.from({ length: outputs }, (_, position) => {
    const centre = (position + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - support + 0.5));
    const end = Math.min(inputs, Math.trunc(centre + support + 0.5));
    const weights = Float64Array.from({ length: end - start }, (_, k) =>
      filter.weight((k + start - centre + 0.5) * (1 / stretch)),
    );
    const total = weights.reduce((sum, w) => sum + w, 0);
    return {
      start,
      weights: weights.map((w) => Math.trunc(w * (1 / total) * precision + (w < 0 ? -0.5 : 0.5))),
    };
  });
}

const toByte = (sum: number) => Math.min(255, Math.max(0, Math.floor((sum + precision / 2) / precision)));

function resizeRows({ width, height, data }: RgbImage, target: number, filter: Filter): RgbImage {
  const out = new Uint8Array(target * height * 3);
  windows(width, target, filter).forEach(({ start, weights }, x) => {
    for (let y = 0; y < height; y++)
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let k = 0; k < weights.length; k++) sum += weights[k]! * data[(y * width + start + k) * 3 + c]!;
        out[(y * target + x) * 3 + c] = toByte(sum);
      }
  });
  return { width: target, height, data: out };
}

function resizeColumns({ width, height, data }: RgbImage, target: number, filter: Filter): RgbImage {
  const out = new Uint8Array(width * target * 3);
  const stride = width * 3;
  windows(height, target, filter).forEach(({ start, weights }, y) => {
    for (let at = 0; at < stride; at++) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k]! * data[(start + k) * stride + at]!;
      out[y * stride + at] = toByte(sum);
    }
  });
  return { width, height: target, data: out };
}

/**
 * Antialiased resize, bit for bit the Image.resize of Pillow up to version 12 for 8-bit RGB (rows first, rounded in between).
 * Pillow 13 does columns first for some sizes, which moves single pixels by one level.
 */
export function resizeImage(image: RgbImage, width: number, height: number, filter: ResizeFilter): RgbImage {
  const rows = image.width === width ? image : resizeRows(image, width, filters[filter]);
  return rows.height === height ? rows : resizeColumns(rows, height, filters[filter]);
}
