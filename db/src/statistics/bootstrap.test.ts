import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bootstrap,
  bootstrapMean,
  drawClusters,
  drawnMeans,
  mean,
  pairedBootstrap,
  quantile,
} from "./index.ts";
import { quantileInPlace } from "./quantile.ts";
import { uniformStream, xoshiro128 } from "./random.ts";

describe("random numbers", () => {
  it("xoshiro128** equals the reference from state 1, 2, 3, 4", () => {
    // Python, 32-bit masks: rot(s[1]*5 & M, 7) * 9 & M, then the state update of the authors' C code
    const next = xoshiro128(1, 2, 3, 4);
    expect([next(), next(), next(), next(), next()]).toEqual([11520, 0, 5927040, 70819200, 2031721883]);
  });

  it("is uniform and differs by seed", () => {
    const [a, b] = [uniformStream(1), uniformStream(2)];
    const drawn = Array.from({ length: 20_000 }, a);
    // SD of the mean of 20,000 uniforms is 0.00204: five of them.
    expect(Math.abs(mean(drawn) - 0.5)).toBeLessThan(0.0102);
    expect(drawn.slice(0, 4)).not.toEqual(Array.from({ length: 4 }, b));
  });
});

describe("bootstrap", () => {
  const options = { seed: 3, samples: 2000 };

  it("quantile equals Python's inclusive method (type 7)", () => {
    // q = statistics.quantiles([1, 2, 4, 8], n=20, method="inclusive"); q[4], q[9], q[17]
    const expected = [1.75, 3, 6.8];
    [0.25, 0.5, 0.9].forEach((p, i) => {
      expect(quantile([1, 2, 4, 8], p)).toBeCloseTo(expected[i]!, 12);
    });
    expect([quantile([1, 8], 0), quantile([1, 8], 1)]).toEqual([1, 8]);
  });

  it("says method, n and seed, and repeats itself", () => {
    const estimate = bootstrapMean([0.1, 0.2, 0.3], options);
    expect(estimate).toEqual(bootstrapMean([0.1, 0.2, 0.3], options));
    expect(estimate).toMatchObject({
      n: 3,
      seed: 3,
      method: "percentile bootstrap over 3 clusters, B=2000, 95%",
    });
    expect(bootstrapMean([0.4], options)).toMatchObject({ value: 0.4, lo: null, hi: null, n: 1 });
    expect(() => bootstrapMean([], options)).toThrow(/at least one cluster/);
  });

  it("has exact ends for two clusters: draws 11, 12, 21, 22", () => {
    expect(bootstrapMean([0, 1], options)).toMatchObject({ value: 0.5, lo: 0, hi: 1 });
  });

  it("percentile interval of many normal-like values comes near mean +- 1.96 SE", () => {
    const uniform = uniformStream(9);
    const values = Array.from({ length: 400 }, () => uniform() + uniform() + uniform() + uniform());
    const centre = mean(values);
    // Population form of the SE, as the bootstrap estimates it.
    const se = Math.sqrt(values.reduce((s, v) => s + (v - centre) ** 2, 0)) / values.length;
    for (const interval of ["percentile", "bca"] as const) {
      const { lo, hi } = bootstrapMean(values, { seed: 4, samples: 4000, interval });
      expect(Math.abs(lo! - (centre - 1.96 * se))).toBeLessThan(0.2 * se);
      expect(Math.abs(hi! - (centre + 1.96 * se))).toBeLessThan(0.2 * se);
    }
  });

  it("BCa shifts the interval of a skewed sample to the right", () => {
    const skewed = [1, 1, 1, 2, 2, 3, 4, 5, 9, 30];
    const plain = bootstrapMean(skewed, options);
    const corrected = bootstrapMean(skewed, { ...options, interval: "bca" });
    expect(corrected.hi!).toBeGreaterThan(plain.hi!);
    expect(corrected.lo!).toBeGreaterThan(plain.lo!);
  });

  it("takes any statistic of any clusters", () => {
    const clusters = [
      [1, 2],
      [3, 4, 5],
    ];
    expect(bootstrap(clusters, (drawn) => mean(drawn.flat()), options).value).toBe(3);
  });

  it("pairs cancel what both share", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 9 }), (control) => {
        const treatment = control.map((c) => c + 2);
        expect(pairedBootstrap(treatment, control, { seed: 1, samples: 50 })).toMatchObject({
          value: 2,
          lo: 2,
          hi: 2,
        });
      }),
    );
    expect(() => pairedBootstrap([1], [1, 2], options)).toThrow(/as many of either/);
  });
});

describe("draws shared by many figures", () => {
  const a = [0.3, 0.31, 0.28, 0.4, 0.33];
  const b = [0.29, 0.35, 0.2, 0.36, 0.3];
  const options = { seed: 11, samples: 10_000 };

  it("give the numbers that drawing anew gave before draws could be shared", () => {
    // bootstrapMean, pairedBootstrap and BCa of the version that called the statistic on every draw and sorted
    expect(bootstrapMean(a, options)).toMatchObject({ lo: 0.29400000000000004, hi: 0.364 });
    const corrected = bootstrapMean(a, { seed: 11, samples: 999, interval: "bca" });
    expect(corrected).toMatchObject({ lo: 0.29600000000000004, hi: 0.372 });
    const draws = drawClusters(5, options);
    const paired = { value: 0.02400000000000002, lo: -0.011999999999999978, hi: 0.05800000000000002 };
    expect(pairedBootstrap(a, b, { ...options, draws })).toMatchObject(paired);
    expect(pairedBootstrap(a, b, { ...options, draws })).toEqual(pairedBootstrap(a, b, options));
  });

  it("give means in drawing order, as the statistic on drawn clusters does", () => {
    const whole = bootstrap(a, mean, options);
    expect(bootstrapMean(a, options)).toEqual(whole);
    expect([...drawnMeans([0, 1], { clusters: 2, samples: 2, seed: 0, drawn: Uint32Array.of(1, 1, 0, 1) })])
      // Hand: draws (1, 1) and (0, 1) of 0 and 1
      .toEqual([1, 0.5]);
  });

  it("have the quantiles of sorted numbers without sorting", () => {
    const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 40 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(numbers, share, share, (values, p, q) => {
        const sorted = [...values].sort((x, y) => x - y);
        const mixed = Float64Array.from(values);
        expect(quantileInPlace(mixed, p)).toBe(quantile(sorted, p));
        expect(quantileInPlace(mixed, q)).toBe(quantile(sorted, q));
        expect([...mixed].sort((x, y) => x - y)).toEqual(sorted);
      }),
    );
  });
});
