import sharp from "sharp";
import { expect, test } from "vitest";
import { renderContactSheet } from "./index.ts";

const filled = (colour: readonly [number, number, number], side = 64) => ({
  width: side,
  height: side,
  data: Uint8Array.from({ length: side * side * 3 }, (_, i) => colour[i % 3]!),
});

async function pixels(png: Buffer) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  return { at, width: info.width, height: info.height };
}

const sheet = {
  title: "dog <1> & co",
  columns: ["baseline", "TS"],
  rows: [
    { label: "a dog in the jungle", images: [filled([200, 10, 10]), filled([10, 200, 10])] },
    { label: "a very long label ".repeat(40), images: [filled([10, 10, 200]), undefined] },
  ],
};

test("every image stands in its row and column, enlarged by a whole factor; an absent one leaves an outline", async () => {
  const { at, width, height } = await pixels(await renderContactSheet(sheet));
  // 24 margin, 250 label, cells of 2 x 64 with gaps of 12; 76 header.
  expect([width, height]).toEqual([24 + 250 + 2 * 128 + 12 + 24, 24 + 76 + 2 * 128 + 12 + 24]);
  expect(at(274 + 64, 100 + 64)).toEqual([200, 10, 10]);
  expect(at(274 + 140 + 64, 100 + 64)).toEqual([10, 200, 10]);
  expect(at(274 + 64, 100 + 140 + 64)).toEqual([10, 10, 200]);
  expect(at(274 + 140 + 64, 100 + 140 + 64)).toEqual([255, 255, 255]);
  expect(at(274 + 140 + 1, 100 + 140)[0]).toBeLessThan(255);
});

test("labels leave ink beside their row and none on the images", async () => {
  const { at } = await pixels(await renderContactSheet(sheet));
  const ink = (x0: number, x1: number, y0: number, y1: number) => {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (at(x, y)[0]! < 200) return true;
    return false;
  };
  expect(ink(24, 270, 100, 228)).toBe(true);
  expect(ink(24, 270, 240, 368)).toBe(true);
  expect(ink(270, 274, 100, 368)).toBe(false);
});

test("equal input gives equal bytes; large images are reduced", async () => {
  expect((await renderContactSheet(sheet)).equals(await renderContactSheet(sheet))).toBe(true);
  const large = { title: "t", columns: ["a"], rows: [{ label: "x", images: [filled([9, 9, 9], 512)] }] };
  expect((await pixels(await renderContactSheet(large))).width).toBe(24 + 250 + 256 + 24);
});

test("a sheet without rows or columns is refused", async () => {
  await expect(renderContactSheet({ ...sheet, rows: [] })).rejects.toThrow(/rows is 0/);
  await expect(renderContactSheet({ ...sheet, columns: [] })).rejects.toThrow(/columns is 0/);
});
