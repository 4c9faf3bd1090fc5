import { AppError, namedSelection, namedWindows, type Selection } from "@dreambooth-dpo/db/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  candidatePairs,
  orient,
  orientIntoWindow,
  reverse,
  type ScoredSample,
  selectPairs,
} from "./index.ts";

const key = { seed: 7, purpose: "test" };
const image = (
  sample: number,
  textSimilarity: number,
  imageSimilarity: number,
  prompt = "p",
): ScoredSample => ({
  concept: "dog6",
  prompt,
  sample,
  textSimilarity,
  imageSimilarity,
});
const score = fc.double({ min: -1, max: 1, noNaN: true });
const images = fc
  .array(fc.tuple(fc.constantFrom("p", "q", "r"), score, score), { minLength: 2, maxLength: 14 })
  .map((rows) => rows.map(([prompt, ts, is], i) => image(i, ts, is, prompt)));
const window = fc
  .tuple(fc.integer({ min: -180, max: 179 }), fc.integer({ min: 1, max: 180 }))
  .map(([c1, width]) => ({ c1, c2: Math.min(180, c1 + width) }));
const choose = (c1: number, c2: number): Selection => ({
  kind: "window",
  window: { c1, c2 },
  minimumDelta: 1e-4,
});

function errorOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("expected an AppError");
}

describe("candidatePairs", () => {
  it("makes N*M*(M-1)/2 pairs: the paper's 1000 prompts of 10 images would give 45,000", () => {
    const samples = Array.from({ length: 50 }, (_, i) =>
      image(i % 10, i / 50, -i / 50, `p${Math.floor(i / 10)}`),
    );
    expect(candidatePairs(samples)).toHaveLength((5 * 10 * 9) / 2);
  });

  it("refuses a score that is not finite and an image that occurs twice", () => {
    expect(() => candidatePairs([image(0, Number.NaN, 0)])).toThrow(/textSimilarity of "p" sample 0/);
    expect(() => candidatePairs([image(0, 0, 0), image(0, 1, 1)])).toThrow(/each image once/);
  });
});

describe("angle windows", () => {
  it("measures atan2(deltaIS, deltaTS) in degrees", () => {
    // math.degrees(math.atan2(0.1, 0.1)) = 45; (math.atan2(0.1, -0.1)) = 135
    expect(orient(image(0, 0.3, 0.3), image(1, 0.2, 0.2)).angle).toBeCloseTo(45, 10);
    expect(orient(image(0, 0.2, 0.3), image(1, 0.3, 0.2)).angle).toBeCloseTo(135, 10);
  });

  it("orientation is antisymmetric", () => {
    fc.assert(
      fc.property(score, score, score, score, (a, b, c, d) => {
        const there = orient(image(0, a, b), image(1, c, d));
        const back = orient(image(1, c, d), image(0, a, b));
        expect(back.deltaTextSimilarity).toBe(-there.deltaTextSimilarity + 0);
        const turn = Math.abs(there.angle - reverse(there).angle);
        expect(turn).toBeCloseTo(180, 9);
        const apart = Math.abs(reverse(there).angle - back.angle) % 360;
        if (Math.hypot(a - c, b - d) > 0) expect(Math.min(apart, 360 - apart)).toBeLessThan(1e-9);
      }),
    );
  });

  it("at most one orientation of a pair lies in a window of at most 180 degrees", () => {
    fc.assert(
      fc.property(score, score, score, score, window, (a, b, c, d, w) => {
        const pair = orient(image(0, a, b), image(1, c, d));
        const inside = [pair, reverse(pair)].filter((p) => w.c1 < p.angle && p.angle < w.c2);
        expect(inside.length).toBeLessThanOrEqual(1);
        expect(orientIntoWindow(pair, w)).toEqual(inside[0]);
      }),
    );
  });

  it("has strict bounds", () => {
    const flat = orient(image(0, 0.5, 0.2), image(1, 0.1, 0.2));
    expect(flat.angle).toBe(0);
    expect(orientIntoWindow(flat, namedWindows.IS)).toBeUndefined();
    expect(orientIntoWindow(flat, namedWindows.TS)).toBe(flat);
  });
});

describe("selectPairs", () => {
  it("does not depend on the order of the samples", () => {
    fc.assert(
      fc.property(images, window, fc.integer(), (samples, w, seed) => {
        const shuffled = [...samples].sort((a, b) => Math.sin(seed + a.sample) - Math.sin(seed + b.sample));
        const run = (of: ScoredSample[]) => {
          try {
            return selectPairs(of, { ...choose(w.c1, w.c2), maximumPairs: 3 }, key).pairs;
          } catch (error) {
            return (error as AppError).code;
          }
        };
        expect(run(shuffled)).toEqual(run(samples));
      }),
    );
  });

  it("keeps winners whose deltas point into the window", () => {
    fc.assert(
      fc.property(images, (samples) => {
        const kept = (name: keyof typeof namedWindows) => {
          try {
            return selectPairs(samples, namedSelection(name), key).pairs;
          } catch {
            return [];
          }
        };
        for (const p of kept("IS")) {
          expect(p.deltaImageSimilarity).toBeGreaterThan(0);
          expect(p.deltaTextSimilarity).toBeGreaterThan(0);
        }
        for (const p of kept("TS")) expect(p.deltaTextSimilarity).toBeGreaterThan(0);
      }),
    );
  });

  it("drops near-duplicates and says what it kept", () => {
    const samples = [image(0, 0.3, 0.6), image(1, 0.30005, 0.60005), image(2, 0.2, 0.5)];
    const { pairs, statistics } = selectPairs(samples, namedSelection("IS"), key);
    expect(pairs.map((p) => [p.winner.sample, p.loser.sample])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(statistics).toMatchObject({
      candidates: 3,
      nearDuplicates: 1,
      kept: 2,
      keptFraction: 2 / 3,
      prompts: 1,
    });
    expect(statistics.meanDeltaTextSimilarity).toBeCloseTo(0.100025, 9);
    expect(statistics.candidateAngles.counts.reduce((a, b) => a + b)).toBe(6);
    expect(statistics.keptAngles.counts.reduce((a, b) => a + b)).toBe(2);
    expect(statistics.winnerTextSimilarity.counts.reduce((a, b) => a + b)).toBe(2);
  });

  it("weighted: threshold is strict, kept fraction takes the largest gaps of all candidates", () => {
    const samples = [image(0, 0.1, 0), image(1, 0.2, 0), image(2, 0.5, 0), image(3, 0.9, 0)];
    const base = { kind: "weighted", lambda: 1, minimumDelta: 1e-4 } as const;
    const gaps = (s: Selection) =>
      selectPairs(samples, s, key).pairs.map((p) => p.deltaTextSimilarity.toFixed(1));
    expect(gaps({ ...base, threshold: 0.35 })).toEqual(["0.4", "0.8", "0.7", "0.4"]);
    expect(gaps({ ...base, keptFraction: 0.33 })).toEqual(["0.8", "0.7"]);
    expect(errorOf(() => selectPairs(samples, { ...base, threshold: 0.85 }, key)).message).toMatch(
      /6 candidate pairs.*largest score gap is 0\.800/,
    );
  });

  it("caps by a seeded draw", () => {
    const samples = Array.from({ length: 10 }, (_, i) => image(i, i / 10, i / 10));
    const draw = (seed: number) =>
      selectPairs(samples, { ...choose(0, 90), maximumPairs: 5 }, { ...key, seed });
    expect(draw(1).pairs).toHaveLength(5);
    expect(draw(1).statistics).toMatchObject({ eligible: 45, kept: 5 });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(2).pairs).not.toEqual(draw(1).pairs);
  });

  it("an empty selection says how many candidates there were and which window keeps some", () => {
    const falling = [image(0, 0.1, 0.9), image(1, 0.5, 0.2)];
    const error = errorOf(() => selectPairs(falling, choose(0, 10), key));
    expect(error.code).toBe("EMPTY_SELECTION");
    expect(error.message).toMatch(/window \(0, 10\): there were 1 candidate pairs among 2 images, 0 of them/);
    expect(error.message).toMatch(
      /None of TS, IS and MIX keeps one; the window \(-?\d+, -?\d+\) would keep 1/,
    );
    expect(
      errorOf(() => selectPairs([image(0, 0.1, 0.1), image(1, 0.3, 0.2)], choose(100, 120), key)).message,
    ).toMatch(/TS \(-20, 70\) 1, IS \(0, 90\) 1, MIX \(-10, 80\) 1/);
    expect(errorOf(() => selectPairs([image(0, 1, 1)], choose(0, 90), key)).message).toMatch(
      /at least two images/,
    );
    expect(errorOf(() => selectPairs([image(0, 1, 1), image(1, 1, 1)], choose(0, 90), key)).message).toMatch(
      /Lower minimumDelta/,
    );
  });
});
