import { describe, expect, it } from "vitest";
import type { Estimate } from "../statistics/index.ts";
import {
  aggregateScores,
  compareCheckpoints,
  type EvaluatedImage,
  summarizeVariants,
  type VariantFigures,
} from "./index.ts";

const exactly = (value: number): Estimate => ({
  ...{ value, lo: value - 0.1, hi: value + 0.1, n: 25 },
  ...{ method: "published", seed: 1 },
});

/** Images of three concepts, two prompts each, whose scores are moved by a variant's own shift. */
function imagesOf(shift: { ts: number; is: number }): EvaluatedImage[] {
  const values = { a: [0.1, 0.3], b: [0.5, 0.2], c: [0.45, 0.15] };
  return Object.entries(values).flatMap(([concept, means], i) =>
    means.map((value, p) => ({
      ...{ concept, prompt: `p${p}`, sample: 0 },
      scores: { textSimilarity: value + shift.ts * (i + 1), imageSimilarity: 1 - value + shift.is },
    })),
  );
}

/** What is published of images: the mean of each concept. */
function figuresOf(variant: string, images: readonly EvaluatedImage[]): VariantFigures {
  const [is, ts] = (["imageSimilarity", "textSimilarity"] as const).map((m) => aggregateScores(images, m)!);
  const concepts = is!.map(({ concept, value }, i) => ({
    concept,
    values: { imageSimilarity: exactly(value), textSimilarity: exactly(ts![i]!.value) },
    deltas: { imageSimilarity: null, textSimilarity: null },
  }));
  return { variant, concepts };
}

const bootstrap = { seed: 5, samples: 400 };

describe("where variants stand", () => {
  const shifts = { baseline: { ts: 0, is: 0 }, TS: { ts: 0.02, is: -0.01 }, IS: { ts: -0.01, is: 0.01 } };
  const checkpoints = Object.entries(shifts).map(([variant, shift]) => ({
    ...{ name: variant, variant, images: imagesOf(shift) },
  }));
  const comparison = compareCheckpoints(checkpoints, { baseline: "baseline", ...bootstrap });
  const scores = summarizeVariants(
    checkpoints.map(({ variant, images }) => figuresOf(variant, images)),
    bootstrap,
  );

  it("is what a comparison of them says", () => {
    for (const [i, { cells, onFrontier }] of comparison.rows.entries())
      for (const metric of ["imageSimilarity", "textSimilarity"] as const) {
        const { value, se, delta } = cells[metric]!;
        expect(scores[i]![metric].value).toBeCloseTo(value, 12);
        expect(scores[i]![metric].hi).toBeCloseTo(value + 1.96 * se!, 12);
        const mine = scores[i]![`${metric}Delta`];
        expect(mine?.value).toBe(delta?.value);
        expect([mine?.lo, mine?.hi, mine?.method]).toEqual([delta?.lo, delta?.hi, delta?.method]);
        expect(scores[i]!.onFrontier).toBe(onFrontier);
      }
  });

  it("names the one with the greatest gain, if it is one", () => {
    expect(scores.map(({ variant, best }) => [variant, best])).toEqual([
      ["baseline", false],
      ["TS", true],
      ["IS", false],
    ]);
    const worse = summarizeVariants(
      [figuresOf("baseline", imagesOf(shifts.baseline)), figuresOf("X", imagesOf({ ts: -0.1, is: -0.1 }))],
      bootstrap,
    );
    expect(worse.map(({ best }) => best)).toEqual([false, false]);
  });

  it("is what was published, of one concept", () => {
    const only = (variant: string, value: number, delta: number | null) => ({
      variant,
      concepts: [
        {
          concept: "a",
          values: { imageSimilarity: exactly(value), textSimilarity: exactly(value) },
          deltas: {
            imageSimilarity: delta === null ? null : exactly(delta),
            textSimilarity: delta === null ? null : exactly(delta),
          },
        },
      ],
    });
    const [baseline, variant] = summarizeVariants(
      [only("baseline", 0.5, null), only("TS", 0.6, 0.1)],
      bootstrap,
    );
    expect(baseline).toMatchObject({
      concepts: 1,
      imageSimilarity: exactly(0.5),
      imageSimilarityDelta: null,
    });
    expect(variant).toMatchObject({
      imageSimilarity: exactly(0.6),
      imageSimilarityDelta: exactly(0.1),
      best: true,
    });
  });

  it("compares the concepts that both have, and has no difference without a baseline", () => {
    const whole = figuresOf("baseline", imagesOf(shifts.baseline));
    const part = figuresOf(
      "TS",
      imagesOf(shifts.TS).filter(({ concept }) => concept !== "c"),
    );
    const [, ts] = summarizeVariants([whole, part], bootstrap);
    // TS rises by 0.02 times the place of the concept: over a and b by 0.03.
    expect(ts!.textSimilarityDelta!.value).toBeCloseTo(0.03, 12);
    expect(ts).toMatchObject({ concepts: 2, textSimilarityDelta: { n: 2 } });
    const [alone] = summarizeVariants([part], bootstrap);
    expect(alone).toMatchObject({ textSimilarityDelta: null, onFrontier: true, best: false });
    expect(summarizeVariants([], bootstrap)).toEqual([]);
  });
});
