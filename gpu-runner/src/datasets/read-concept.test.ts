import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import type { AppError } from "@dreambooth-dpo/db/contract";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeTensor } from "../tensor/index.ts";
import { imageFormat, readConceptFolder, resizeSquare } from "./index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concept-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes);
const picture = (background: { r: number; g: number; b: number; alpha?: number }) =>
  sharp({ create: { width: 8, height: 6, channels: background.alpha === undefined ? 3 : 4, background } });
const red = { r: 255, g: 0, b: 0 };
const refusal = () =>
  readConceptFolder(folder).then(
    () => Promise.reject(new Error("expected an error")),
    (error: AppError) => error,
  );

/** A png whose header claims a size, over a few bytes of data. */
function pngClaiming(width: number, height: number): Buffer {
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff;
    for (const b of bytes) {
      c ^= b;
      for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    }
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(100));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("readConceptFolder", () => {
  it("reads png, jpeg and webp in name order and passes over notes", async () => {
    put("b.png", await picture({ r: 0, g: 0, b: 255, alpha: 0 }).png().toBuffer());
    put("a.jpg", await picture(red).jpeg({ quality: 100 }).toBuffer());
    put("c.webp", await picture(red).webp({ lossless: true }).toBuffer());
    put("d.png", await picture(red).greyscale().png().toBuffer());
    put("licence.txt", "CC0");
    put(".hidden", "x");
    mkdirSync(join(folder, "sub"));
    const images = await readConceptFolder(folder);
    expect(images.map((i) => i.file)).toEqual(["a.jpg", "b.png", "c.webp", "d.png"]);
    expect(images.map((i) => i.pixels.dims)).toEqual(Array(4).fill([6, 8, 3]));
    expect([...images[1]!.pixels.data.slice(0, 3)]).toEqual([255, 255, 255]);
    expect([...images[2]!.pixels.data.slice(0, 3)]).toEqual([255, 0, 0]);
    expect(images[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("refuses an empty folder, a missing one and a file in its place", async () => {
    expect(await refusal()).toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringContaining("holds no images"),
    });
    await expect(readConceptFolder(join(folder, "none"))).rejects.toThrow(/none does not exist/);
    put("file", "x");
    await expect(readConceptFolder(join(folder, "file"))).rejects.toThrow(/file is not a folder/);
  });

  it("refuses a file that is no image, whatever it is called", async () => {
    put("cat.png", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    expect(await refusal()).toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringMatching(/cat\.png is not an image; expected a png, jpeg or webp/),
    });
  });

  it.each(["png", "jpeg", "webp"] as const)("refuses a truncated %s", async (format) => {
    const noise = Buffer.from(Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    put(`half.${format}`, whole.subarray(0, whole.length >> 1));
    expect(await refusal()).toMatchObject({
      code: "CORRUPT",
      message: expect.stringMatching(/half\.\w+ is a damaged or truncated image/),
    });
  });

  it("refuses a 20,000 x 20,000 image before decoding it", async () => {
    put("huge.png", pngClaiming(20_000, 20_000));
    expect(await refusal()).toMatchObject({
      code: "BAD_INPUT",
      message: expect.stringMatching(/huge\.png has 20000 x 20000 pixels; expected at most 16 million/),
    });
  });
});

it("imageFormat reads the first bytes", () => {
  expect(imageFormat(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe("jpeg");
  expect(imageFormat(new Uint8Array(0))).toBeUndefined();
});

it("resizeSquare crops the middle or stretches", async () => {
  const data = Uint8Array.from({ length: 4 * 8 * 3 }, (_, i) => (Math.floor(i / 3) % 8 < 2 ? 0 : 200));
  const image = makeTensor("uint8", [4, 8, 3], data);
  const crop = await resizeSquare(image, { size: 4 });
  expect(crop.dims).toEqual([4, 4, 3]);
  expect([...crop.data.slice(0, 12)]).toEqual(Array(12).fill(200));
  const stretched = await resizeSquare(image, { size: 4, fit: "stretch" });
  expect(Number(stretched.data[0])).toBeLessThan(50);
});
