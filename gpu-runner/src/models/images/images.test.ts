import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { toFloat32 } from "../../tensor/index.ts";
import {
  parseImagePreprocessing,
  preprocessImages,
  type ResizeFilter,
  type RgbImage,
  resizeImage,
} from "./index.ts";

// reference/clip_preprocess.py: Pillow and transformers' CLIPImageProcessor on the image below
const golden = JSON.parse(
  readFileSync(new URL("../../../fixtures/clip-preprocess.json", import.meta.url), "utf8"),
) as {
  config: Record<string, unknown>;
  resizes: { size: [number, number]; to: [number, number]; filter: ResizeFilter; data: number[] }[];
  clip: { size: [number, number]; values: number[] }[];
};

/** (37 x + 101 y + 59 c + (x y (seed + 3)) % 97 + 11 seed) % 256, as in the script. */
function waves([width, height]: [number, number], seed: number): RgbImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const [c, x, y] = [at % 3, Math.floor(at / 3) % width, Math.floor(at / (3 * width))];
    return (x * 37 + y * 101 + c * 59 + ((x * y * (seed + 3)) % 97) + seed * 11) % 256;
  });
  return { width, height, data };
}

describe("resizeImage", () => {
  for (const { size, to, filter, data } of golden.resizes)
    it(`equals Pillow: ${filter} ${size} -> ${to}`, () => {
      expect([...resizeImage(waves(size, 1), to[0], to[1], filter).data]).toEqual(data);
    });
});

describe("preprocessImages", () => {
  const how = parseImagePreprocessing(golden.config);
  for (const { size, values } of golden.clip)
    it(`agrees with transformers on ${size[0]} x ${size[1]}`, () => {
      const actual = preprocessImages([waves(size, 2)], how);
      expect(actual.dims).toEqual([1, 3, 12, 12]);
      values.forEach((value, i) => {
        expect(Math.abs(toFloat32(actual)[i]! - value)).toBeLessThan(1e-3);
      });
    });

  it("stacks images of different sizes", () => {
    const both = toFloat32(preprocessImages([waves([64, 64], 2), waves([47, 30], 2)], how));
    expect(both.slice(432)).toEqual(toFloat32(preprocessImages([waves([47, 30], 2)], how)));
  });

  it("reads older configurations and refuses others by name", () => {
    expect(parseImagePreprocessing({ size: 224, crop_size: 224 })).toMatchObject({
      resize: { shortest: 224 },
      crop: { width: 224, height: 224 },
    });
    expect(() => parseImagePreprocessing({ resample: 4 }, "x/preprocessor_config.json")).toThrow(
      /resample is 4/,
    );
    expect(() => parseImagePreprocessing({ image_mean: [1] }, "x.json")).toThrow(/x\.json.*image_mean/);
  });
});
