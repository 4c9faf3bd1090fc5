import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { makeFlatImage, makeImage } from "../testing/index.ts";
import { ImageProcess } from "./image-process.ts";

const folder = mkdtempSync(join(tmpdir(), "image-process-"));
const small = join(folder, "small.png");
/** 16 million pixels of 8 bytes, interlaced: the decoder must hold them all, 122 MiB. */
const heavy = join(folder, "heavy.png");
beforeAll(async () => {
  await makeImage(64).png().toFile(small);
  await makeFlatImage(3999)
    .ensureAlpha()
    .toColourspace("rgb16")
    .png({ progressive: true, compressionLevel: 1 })
    .toFile(heavy);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

it("the heaviest image that is taken decodes within the memory given by default", async () => {
  const images = new ImageProcess();
  expect(await images.run("inspect", { path: heavy })).toEqual({ is: "whole", width: 3999, height: 3999 });
});

it("an image that takes too much memory ends the process and not the next job", async () => {
  const images = new ImageProcess({ memory: 130 });
  const first = images.run("inspect", { path: heavy });
  const next = images.run("inspect", { path: small });
  await expect(first).rejects.toMatchObject({
    code: "UNSUPPORTED",
    message: "The image cannot be decoded here: it takes more than 130 MiB of memory.",
  });
  expect(await next).toEqual({ is: "whole", width: 64, height: 64 });
});

it("an image that takes too long is given up, with its process", async () => {
  const images = new ImageProcess({ jobTime: 1 });
  const job = images.run("inspect", { path: heavy });
  const pid = images.pid!;
  await expect(job).rejects.toMatchObject({
    code: "UNSUPPORTED",
    message: expect.stringContaining("too long"),
  });
  await vi.waitFor(() => expect(isGone(pid)).toBe(true), 10_000);
});

it("a process that is killed fails its job, and the next has another", async () => {
  const images = new ImageProcess();
  const job = images.run("inspect", { path: heavy });
  process.kill(images.pid!, "SIGKILL");
  await expect(job).rejects.toMatchObject({ code: "UNSUPPORTED" });
  expect(await images.run("inspect", { path: small })).toMatchObject({ is: "whole" });
});

it("without work the process ends", async () => {
  const images = new ImageProcess({ idleTime: 10 });
  await images.run("inspect", { path: small });
  const pid = images.pid!;
  await vi.waitFor(() => expect(isGone(pid)).toBe(true), 10_000);
  expect(await images.run("inspect", { path: small })).toMatchObject({ is: "whole" });
});

it("jobs beyond the lanes wait and all are done", async () => {
  const images = new ImageProcess({ lanes: 2 });
  const targets = Array.from({ length: 12 }, (_, i) => join(folder, `${i}.webp`));
  const thumbnail = { source: small, width: 256, format: "webp" } as const;
  const results = await Promise.all(
    targets.map((target) => images.run("thumbnail", { ...thumbnail, target })),
  );
  expect(results).toEqual(targets.map(() => null));
  for (const target of targets) expect((await sharp(target).metadata()).width).toBe(256);
});

it("no reader but those of png, jpeg and webp can be reached", async () => {
  const images = new ImageProcess();
  const gif = join(folder, "x.png");
  await makeImage(8).gif().toFile(gif);
  expect(await images.run("inspect", { path: gif })).toMatchObject({ is: "damaged" });
  const absent = await images.run("inspect", { path: join(folder, "absent") });
  expect(JSON.stringify(absent)).not.toContain(folder);
});
