import fc from "fast-check";
import { expect, test } from "vitest";
import { philox4x32 } from "./philox.ts";
import { randomStream } from "./random.ts";

// Known-answer vectors of Random123's kat_vectors file, philox4x32 10.
test.each([
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
])("philox4x32-10 of %j under %j", (counter, key, expected) => {
  const out = new Uint32Array(4);
  philox4x32(counter as [number, number, number, number], key as [number, number], out);
  expect([...out]).toEqual(expected);
});

test("a stream depends on its key alone, and every part of the key matters", () => {
  const base = { seed: 1, purpose: "latents", concept: "dog", prompt: "p", sample: 3, step: 0 };
  const first = [...randomStream(base).normal(8)];
  expect([...randomStream({ ...base }).normal(8)]).toEqual(first);
  for (const changed of [
    { ...base, seed: 2 },
    { ...base, purpose: "timestep" },
    { ...base, concept: "cat" },
    { ...base, prompt: "q" },
    { ...base, sample: 4 },
    { ...base, step: 1 },
  ])
    expect([...randomStream(changed).normal(8)]).not.toEqual(first);
});

test("normals have mean 0 and variance 1 within five standard errors", () => {
  const n = 100_000;
  const x = randomStream({ seed: 7, purpose: "moments" }).normal(n);
  const mean = x.reduce((s, v) => s + v, 0) / n;
  const variance = x.reduce((s, v) => s + v * v, 0) / n - mean * mean;
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(n));
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
});

test("integers stay in range and a shuffle keeps its items", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 1000 }),
      fc.array(fc.integer()),
      (seed, below, items) => {
        const stream = randomStream({ seed, purpose: "property" });
        for (const i of stream.integers(20, below)) expect(i >= 0 && i < below).toBe(true);
        const byValue = (a: number, b: number) => a - b;
        expect(stream.shuffle(items).sort(byValue)).toEqual([...items].sort(byValue));
      },
    ),
    { numRuns: 50 },
  );
});
