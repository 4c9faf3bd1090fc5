import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dominanceProbability,
  dominates,
  holm,
  meanWithDeviation,
  meanWithError,
  normalCdf,
  normalQuantile,
  paretoFrontier,
  pearson,
  signTest,
  standardDeviation,
  wilson,
} from "./index.ts";

describe("normal distribution", () => {
  it("equals Python", () => {
    // [statistics.NormalDist().cdf(x) for x in (-3, -1, .5, 2.5)]
    const cdf = [0.0013498980316301035, 0.15865525393145707, 0.6914624612740131, 0.9937903346742238];
    [-3, -1, 0.5, 2.5].forEach((x, i) => {
      expect(normalCdf(x)).toBeCloseTo(cdf[i]!, 14);
    });
    // [statistics.NormalDist().inv_cdf(p) for p in (.001, .025, .3, .975)]
    const inverse = [-3.090232306167813, -1.9599639845400538, -0.5244005127080407, 1.9599639845400536];
    [0.001, 0.025, 0.3, 0.975].forEach((p, i) => {
      expect(normalQuantile(p)).toBeCloseTo(inverse[i]!, 12);
    });
  });
});

describe("moments", () => {
  it("has the sample deviation", () => {
    // statistics.stdev([.7, .72, .69])
    expect(standardDeviation([0.7, 0.72, 0.69])).toBeCloseTo(0.01527525231651948, 14);
    expect(meanWithError([1, 3])).toEqual({
      value: 2,
      lo: 1,
      hi: 3,
      n: 2,
      method: "mean +- 1 SE",
      seed: null,
    });
    expect(meanWithDeviation([5])).toMatchObject({ value: 5, lo: null, hi: null, n: 1 });
  });
});

describe("proportions", () => {
  it("sign test equals the exact binomial sum on the paper's Table 1 (1,000 votes a column)", () => {
    // min(1, 2 * sum(comb(n, k) for k in range(min(w, l) + 1)) / 2**n)
    expect(signTest(66, 39).value).toBeCloseTo(0.010817905625818658, 12);
    expect(signTest(317, 282).value).toBeCloseTo(0.16471665752299877, 12);
    expect(signTest(239, 201).value).toBeCloseTo(0.07762897363738544, 12);
    expect(signTest(317, 205).value).toBeCloseTo(1.0816961441076157e-6, 14);
    expect(signTest(5, 5).value).toBe(1);
    expect(signTest(0, 0).value).toBe(1);
    expect(() => signTest(1.5, 2)).toThrow(/whole numbers/);
  });

  it("Wilson interval equals the closed form", () => {
    // z = NormalDist().inv_cdf(.975); c = (p + z*z/2/n) / (1 + z*z/n); h = z / (1 + z*z/n) * sqrt(p*(1-p)/n + z*z/4/n/n)
    const share = wilson(239, 1000);
    expect([share.lo, share.hi].map((v) => v!.toFixed(12))).toEqual(["0.213597939736", "0.266399628194"]);
    expect(wilson(0, 10)).toMatchObject({ value: 0, lo: 0, n: 10 });
    expect(wilson(0, 10).hi).toBeCloseTo(0.27753279986288915, 12);
    expect(wilson(0, 0).lo).toBeNull();
  });

  it("Holm adjusts step by step and keeps the order", () => {
    // Hand: sorted .01 .02 .04 -> x3 .03, x2 .04, x1 .04
    expect(holm([0.04, 0.01, 0.02])).toEqual([0.04, 0.03, 0.04]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (p) => {
        for (const [i, adjusted] of holm(p).entries()) {
          expect(adjusted).toBeGreaterThanOrEqual(p[i]!);
          expect(adjusted).toBeLessThanOrEqual(Math.min(1, p[i]! * p.length) || 1);
        }
      }),
    );
  });
});

describe("pearson", () => {
  it("equals Python with Fisher's interval", () => {
    // statistics.correlation([1,2,3,4,5], [2,1,4,3,6]); tanh(atanh(r) -+ 1.96 / sqrt(2))
    const r = pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 6]);
    expect(r.value).toBeCloseTo(0.8219949365267865, 12);
    expect(r.lo).toBeCloseTo(-0.21934335747078146, 12);
    expect(r.hi).toBeCloseTo(0.987852453504985, 12);
    expect(pearson([1, 1, 1], [1, 2, 3]).value).toBeNaN();
  });
});

describe("Pareto", () => {
  const at = (textSimilarity: number, imageSimilarity: number) => ({ textSimilarity, imageSimilarity });

  it("keeps what nothing dominates, by rising TS", () => {
    expect(paretoFrontier([at(0.3, 0.6), at(0.2, 0.8), at(0.25, 0.6), at(0.1, 0.8), at(0.4, 0.1)])).toEqual([
      1, 0, 4,
    ]);
    expect(paretoFrontier([at(1, 1), at(1, 1)])).toEqual([0, 1]);
    expect(paretoFrontier([])).toEqual([]);
  });

  it("every dropped point is dominated by one of the frontier", () => {
    const point = fc
      .tuple(fc.integer({ max: 5, min: 0 }), fc.integer({ max: 5, min: 0 }))
      .map(([t, i]) => at(t, i));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (points) => {
        const kept = paretoFrontier(points);
        points.forEach((p, i) => {
          if (!kept.includes(i)) expect(kept.some((k) => dominates(points[k]!, p))).toBe(true);
        });
      }),
    );
  });

  it("probability of dominance: certain, impossible, and half by symmetry", () => {
    const low = [at(0.1, 0.1), at(0.2, 0.2), at(0.3, 0.1)];
    const high = low.map((p) => at(p.textSimilarity + 0.1, p.imageSimilarity + 0.1));
    expect(dominanceProbability(high, low, { seed: 1, samples: 200 }).value).toBe(1);
    expect(dominanceProbability(low, high, { seed: 1, samples: 200 }).value).toBe(0);
    const even = dominanceProbability([at(1, 1), at(-1, -1)], [at(-1, -1), at(1, 1)], {
      seed: 1,
      samples: 4000,
    });
    // Two clusters: draws 11, 22 decide (1/4 each), 12 and 21 tie: exactly 1/4 in the limit.
    expect(even.value).toBeGreaterThan(0.22);
    expect(even.value).toBeLessThan(0.28);
  });
});
