import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Thumbnail, ThumbnailCache } from "./thumbnail-cache.ts";

let folder: string;
let made: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "thumbnails-"));
  made = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cacheOf = (capacity: number) =>
  new ThumbnailCache({
    folder,
    capacity,
    make: async ({ sha256 }, target) => {
      made.push(sha256);
      await writeFile(target, Buffer.alloc(1000));
      if (sha256 === thumbnail(13).sha256) throw new Error("unlucky");
    },
    onError: (error) => {
      throw error;
    },
  });
const thumbnail = (n: number): Thumbnail => ({
  sha256: n.toString(16).padStart(64, "0"),
  width: 64,
  format: "png",
});
const pathOf = (n: number) => join(folder, "00", `${thumbnail(n).sha256}-64.png`);
const setAge = (path: string, seconds: number) => {
  const at = Date.now() / 1000 - seconds;
  utimesSync(path, at, at);
};

it("equal requests at the same time make a thumbnail once", async () => {
  const cache = cacheOf(1e6);
  const paths = await Promise.all(Array.from({ length: 20 }, () => cache.find(thumbnail(1))));
  expect(new Set(paths)).toEqual(new Set([pathOf(1)]));
  expect(await cacheOf(1e6).find(thumbnail(1))).toBe(pathOf(1));
  expect(made).toHaveLength(1);
});

it("one that fails leaves nothing, and is tried again", async () => {
  const cache = cacheOf(1e6);
  for (let i = 0; i < 2; i++) await expect(cache.find(thumbnail(13))).rejects.toThrow("unlucky");
  expect(made).toHaveLength(2);
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  expect(existsSync(pathOf(13))).toBe(false);
});

it("an empty file, as a power cut may leave, is made anew", async () => {
  const cache = cacheOf(1e6);
  writeFileSync(await cache.find(thumbnail(1)), "");
  expect(statSync(await cache.find(thumbnail(1))).size).toBe(1000);
});

it("above the capacity those not asked for longest are removed", async () => {
  const before = cacheOf(1e6);
  for (let n = 0; n < 10; n++) setAge(await before.find(thumbnail(n)), 1000 - n);
  const cache = cacheOf(10_000);
  await cache.find(thumbnail(0));
  await cache.find(thumbnail(99));
  // 11 000 bytes are there; 8 000 are kept: all but the three oldest, and the first was asked for just now.
  const kept = [0, 4, 5, 6, 7, 8, 9, 99].map((n) => `${thumbnail(n).sha256}-64.png`);
  await vi.waitFor(() => expect(readdirSync(join(folder, "00")).sort()).toEqual(kept), 10_000);
  await cache.find(thumbnail(100));
  await cache.find(thumbnail(101));
  await cache.find(thumbnail(102));
  await vi.waitFor(() => expect(readdirSync(join(folder, "00"))).toHaveLength(8), 10_000);
});

it("what a killed process left half made is removed", async () => {
  const cache = cacheOf(1e6);
  await cache.find(thumbnail(1));
  const [old, recent] = ["old", "recent"].map((name) => join(folder, "tmp", name)) as [string, string];
  for (const path of [old, recent]) writeFileSync(path, "half");
  setAge(old, 7200);
  await cacheOf(1e6).find(thumbnail(2));
  await vi.waitFor(() => expect(existsSync(old)).toBe(false), 10_000);
  expect(existsSync(recent)).toBe(true);
});
