import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Device, openDevice } from "../engine/index.ts";
import { float32, type Tensor, toFloat32 } from "../tensor/index.ts";
import { normaliseRows, openClip, type RgbImage } from "./index.ts";

// reference/tiny_clip.py: a random CLIP in both layouts, with transformers' embeddings
const folder = fileURLToPath(new URL("../../fixtures/tiny-clip", import.meta.url));
const golden = JSON.parse(readFileSync(join(folder, "golden.json"), "utf8")) as {
  texts: string[];
  sizes: [width: number, height: number, seed: number][];
  text_embeds: number[][];
  image_embeds: number[][];
};

let device: Device;
beforeAll(async () => {
  device = await openDevice({ threads: 1 });
});
afterAll(() => device.close());

/** The pictures of the reference script. */
function picture([width, height, seed]: (typeof golden.sizes)[number]): RgbImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const [c, x, y] = [i % 3, Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    return (x * 37 + y * 101 + c * 59 + ((x * y * (seed + 3)) % 97) + seed * 11) % 256;
  });
  return { width, height, data };
}

/** Directions are compared: optimum's one model scales its rows to length 1, the towers do not. */
function expectRows(actual: Tensor, expected: readonly (readonly number[])[]): void {
  expect(actual.dims).toEqual([expected.length, expected[0]!.length]);
  const values = toFloat32(normaliseRows(actual));
  const wanted = toFloat32(normaliseRows(float32(actual.dims, expected.flat())));
  wanted.forEach((value, i) => {
    expect(Math.abs(values[i]! - value)).toBeLessThan(1e-4);
  });
}

describe.each(["one-model", "two-towers"])("a CLIP exported as %s", (layout) => {
  it("gives transformers' embedding of every text and image to 1e-4", async () => {
    const clip = await openClip(device, join(folder, layout));
    expectRows(await clip.embedTexts(golden.texts), golden.text_embeds);
    expectRows(await clip.embedImages(golden.sizes.map(picture)), golden.image_embeds);
  });
});
