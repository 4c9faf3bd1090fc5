import { expect, test } from "vitest";
import { colourPixels, colourTable, densityLevels, discOffsets, splat } from "./pair-raster.ts";

const view = { width: 20, height: 10, scale: 1, offsetX: 10, offsetY: 5 };

test("a point is counted where it lies, y upwards, in the part that is drawn alone", () => {
  const counts = new Uint16Array(200);
  splat(counts, view, { xs: [2, 3, 0], ys: [1, 0, 0], from: 0, to: 2 }, discOffsets(0));
  const places = [...counts.entries()].filter(([, count]) => count > 0);
  expect(places).toEqual([
    [4 * 20 + 12, 1],
    [5 * 20 + 13, 1],
  ]);
});

test("discs add up, and what is outside or no number writes nowhere", () => {
  const counts = new Uint16Array(200);
  const disc = discOffsets(1);
  splat(counts, view, { xs: [0, 0, 99, Number.NaN, -10], ys: [0, 0, 0, 0, 0], from: 0, to: 5 }, disc);
  expect(counts[5 * 20 + 10]).toBe(2);
  expect(counts.reduce((a, b) => a + b, 0)).toBe(2 * (disc.length / 2));
});

test("levels rise with counts, start at one and end at the top", () => {
  const level = densityLevels(100);
  expect([level[0], level[1]! >= 1, level[100], level[1023]]).toEqual([0, true, 31, 31]);
  for (let c = 1; c < 1024; c++) expect(level[c]!).toBeGreaterThanOrEqual(level[c - 1]!);
});

test("kept points lie over rejected ones, and a lone point has its own opacity", () => {
  const level = densityLevels(4);
  const colours = colourTable([100, 100, 100], [0, 0, 255], { rejected: 0.5, kept: 1 });
  const pixels = new Uint32Array(3);
  colourPixels(
    pixels,
    Uint16Array.from([1, 1, 0]),
    Uint16Array.from([0, 1, 0]),
    Uint8Array.from(level, (l, i) => (i === 1 ? 1 : l)),
    colours,
  );
  const bytes = new Uint8Array(pixels.buffer);
  expect([...bytes.subarray(0, 4)]).toEqual([100, 100, 100, 128]);
  expect([...bytes.subarray(4, 8)]).toEqual([0, 0, 255, 255]);
  expect(pixels[2]).toBe(0);
});

test("45,000 pairs either way round cost no more than a few frames even of a busy machine", () => {
  const count = 90_000;
  const xs = Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898) * 0.1);
  const ys = Float32Array.from({ length: count }, (_, i) => Math.sin(i * 78.233) * 0.1);
  const large = { width: 1400, height: 900, scale: 4000, offsetX: 700, offsetY: 450 };
  const rejected = new Uint16Array(large.width * large.height);
  const kept = new Uint16Array(rejected.length);
  const pixels = new Uint32Array(rejected.length);
  const colours = colourTable([100, 100, 100], [0, 0, 255], { rejected: 0.5, kept: 0.8 });
  const costs = Array.from({ length: 10 }, () => {
    const start = process.cpuUsage().user;
    rejected.fill(0);
    kept.fill(0);
    splat(rejected, large, { xs, ys, from: 0, to: 60_000 }, discOffsets(2));
    splat(kept, large, { xs, ys, from: 60_000, to: count }, discOffsets(2));
    colourPixels(pixels, rejected, kept, densityLevels(20), colours);
    return (process.cpuUsage().user - start) / 1000;
  });
  // About 10 ms of processor time on an idle machine.
  expect(Math.min(...costs)).toBeLessThan(60);
});
